"""Rows on the case page with links to the steps that the reader can take on each."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from scr_portal.access import Grants
from scr_portal.addresses import reverse
from scr_portal.casefiles import CaseFile, CaseRecord
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


def links(row: CaseRecord, held: Grants, words: Mapping[Step, str]) -> list[Link]:
    """Those steps of `words` that are offered on the row."""
    return [Link(said, _url(step, row.public_id)) for step, said in words.items() if step.offered_to(row, held)]


def lines(rows: Iterable[CaseRecord], held: Grants, words: Mapping[Step, str]) -> list[Line]:
    """Each row with its links."""
    return [Line(row, links(row, held, words)) for row in rows]


def opening(step: Step, casefile: CaseFile, words: str) -> Link:
    """The link to a step that makes a new row of the case."""
    return Link(words, _url(step, casefile.public_id))


def openings(casefile: CaseFile, held: Grants, words: Mapping[Step, str]) -> list[Link]:
    """Those steps of `words` that make a new row and are offered."""
    offered = (step for step in words if step.offered_to(step.new(casefile, held), held))
    return [opening(step, casefile, words[step]) for step in offered]


def _url(step: Step, public_id: str) -> str:
    return reverse(f"{step.model._meta.app_label}:{step.name.replace('.', '_')}", args=[public_id])
