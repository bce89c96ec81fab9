"""Texts in which known people can no longer be read."""

from collections.abc import Iterable

from scr_portal.pseudonyms.known import Certainty, Known
from scr_portal.pseudonyms.searching import matches


def hidden(text: str, people: Iterable[Known], instead: str) -> str:
    """The text with `instead` in the place of whatever names one of these people for certain."""
    certain = [match for match in matches(text, list(people)) if match.certainty is Certainty.CERTAIN]
    for match in reversed(certain):
        text = text[: match.start] + instead + text[match.end :]
    return text
