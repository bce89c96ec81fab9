"""What waits for one person on any of their cases: each app adds its lines to the home page."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeVar, cast

from django.db.models import Q, QuerySet

from scr_portal.access import Grants
from scr_portal.alike import Alike, alike, cases_alike, left_open, stand_in
from scr_portal.among import within
from scr_portal.casefiles import CaseFile, CaseRecord, CaseRecordQuerySet
from scr_portal.prepared import Prepared, ask
from scr_portal.transitions import Transition
from scr_portal.whole_rows import apart, together

M = TypeVar("M", bound=CaseRecord)
MOST = 50
"""Lines of one kind that a page shows."""


@dataclass(frozen=True)
class Waiting:
    """One thing that the reader is to do, and where."""

    words: str
    casefile: CaseFile
    url: str


Rows = Callable[[Grants], "QuerySet[Any] | None"]
Lines = Callable[[list[Any], Grants], Iterable[Waiting]]
KINDS: list[tuple[Rows, Lines]] = []


def waits(rows: Rows) -> Callable[[Lines], Lines]:
    """Add lines to the home page: those made of these rows, of which there are none for who can have no line."""

    def add(lines: Lines) -> Lines:
        KINDS.append((rows, lines))
        return lines

    return add


def waiting(held: Grants) -> list[Waiting]:
    """Everything that waits for the reader, kind by kind: one question to the database however many kinds there are."""
    groups = cases_alike(held)
    asked = _asked(alike(held, groups))
    if asked is None:
        return []
    (answer,) = ask(asked.question, held.user.pk, *groups.values())
    found = apart(asked.rows, answer)
    return [one for lines, rows in zip(asked.lines, found, strict=True) for one in lines(rows, held)]


@dataclass(frozen=True)
class _Asked:
    rows: list[QuerySet[Any]]
    lines: list[Lines]
    question: Prepared


@lru_cache(300)
def _asked(kind: Alike) -> _Asked | None:
    """What is asked for all who hold alike; None where nothing can wait for them."""
    held = stand_in(kind)
    asked = [(rows[:MOST], lines) for of, lines in KINDS if (rows := of(held)) is not None]
    if not asked:
        return None
    every = [rows for rows, _ in asked]
    return _Asked(every, [lines for _, lines in asked], left_open(*together(every), kind))


def rows_waiting(rows: QuerySet[M], held: Grants, *steps: Transition[M, Any]) -> QuerySet[M] | None:
    """Those in a state that one of the `steps` starts from, on cases where the reader holds it; None where nowhere.

    Oldest first; a step of no state in particular, or one that opens, starts from any. A row may be the reader's by
    another step than the one its state allows: ask that one.
    """
    cases = {pk for step in steps for pk in held.cases_where(step.permission)}
    if not cases:
        return None
    seen = cast("CaseRecordQuerySet[M]", rows).visible_to(held.user)
    open_to = within("casefile_id", cases)
    if all(step.source for step in steps):
        open_to &= Q(status__in={state for step in steps for state in step.source})
    return seen.filter(open_to).select_related("casefile").order_by("pk")


def case_by_case(rows: Iterable[CaseRecord]) -> list[tuple[CaseFile, int]]:
    """Each case of the rows with how many there are, in the order in which they come."""
    counted = Counter(row.casefile for row in rows)
    return list(counted.items())
