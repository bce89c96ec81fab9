"""Rows on the case page with the steps that the reader can take on each."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from scr_portal.access import Grants
from scr_portal.casefiles import CaseRecord
from scr_portal.transitions import Transition

Step = Transition[Any, ...]


@dataclass(frozen=True)
class Link:
    """Something the reader can do."""

    words: str
    url: str


@dataclass(frozen=True)
class Line:
    """A row, and what the reader can do with it."""

    row: CaseRecord
    links: list[Link]


def lines(rows: Iterable[CaseRecord], held: Grants, words: Mapping[Step, str]) -> list[Line]:
    """Each row with the steps of `words` that are offered on it."""
    return [
        Line(row, [Link(said, _url(step, row.public_id)) for step, said in words.items() if step.offered_to(row, held)])
        for row in rows
    ]


def opening(step: Step, new: CaseRecord, held: Grants, words: str) -> list[Link]:
    """The link to a step that opens, if it is offered on this new row."""
    return [Link(words, _url(step, new.casefile.public_id))] if step.offered_to(new, held) else []


def _url(step: Step, public_id: str) -> str:
    return reverse(f"reviews:{step.name.replace('.', '_')}", args=[public_id])
