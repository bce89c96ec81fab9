"""The search: every passage for everything known of every person."""

import re
from collections.abc import Iterable, Iterator, Sequence

from scr_portal.pseudonyms import addresses, dates, names, spellings
from scr_portal.pseudonyms.known import Certainty, Found, Known, Match, Passage

SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’)]*\s+(?=[\"“‘(]?[A-Z0-9])|\n+")
AROUND = 60
"""Characters shown on each side of what was found."""


def found(passages: Sequence[Passage], people: Iterable[Known]) -> list[Found]:
    """Where known people appear, in reading order: what is certain first to be refused, the rest to be looked at."""
    known = list(people)
    return [_placed(passage, match) for passage in passages for match in matches(passage.text, known)]


def matches(text: str, people: list[Known]) -> list[Match]:
    """Every stretch of the text that names one of them, in reading order; none overlaps another."""
    every = {match for person in people for match in _of(text, person)}
    kept: list[Match] = []
    for match in sorted(every, key=lambda one: (one.certainty is not Certainty.CERTAIN, one.start, -one.end)):
        if not any(match.start < other.end and other.start < match.end for other in kept):
            kept.append(match)
    return sorted(kept, key=lambda one: one.start)


def _of(text: str, person: Known) -> Iterator[Match]:
    yield from names.in_text(text, person)
    yield from dates.in_text(text, person.dates)
    yield from addresses.in_text(text, person.address)
    if not person.is_professional:
        yield from spellings.in_text(text, person.names)


def _placed(passage: Passage, match: Match) -> Found:
    text = passage.text
    sentence = 1 + sum(1 for end in SENTENCE_END.finditer(text) if end.end() <= match.start)
    return Found(
        passage.place, sentence, match.what, match.certainty,
        text[max(0, match.start - AROUND) : match.start], text[match.start : match.end],
        text[match.end : match.end + AROUND],
    )  # fmt: skip
