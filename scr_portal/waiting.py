"""What waits for one person on any of their cases: each app adds its lines to the home page."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any, TypeVar, cast

from django.db.models import Q, QuerySet

from scr_portal.access import Grants
from scr_portal.among import within
from scr_portal.answers import Rows, answers
from scr_portal.casefiles import CaseFile, CaseRecord, CaseRecordQuerySet
from scr_portal.clocks import Clock
from scr_portal.deadlines import Deadline
from scr_portal.of_cases import with_cases
from scr_portal.together import OF_ALL, OF_OPEN
from scr_portal.transitions import Transition

M = TypeVar("M", bound=CaseRecord)
MOST = 50
"""Lines of one kind that a page shows."""


@dataclass(frozen=True)
class Waiting:
    """One thing that the reader is to do, and where."""

    words: str
    casefile: CaseFile | None
    """None where there is no case yet."""
    url: str
    is_urgent: bool = False
    """It cannot wait, and stands above everything else."""
    clock: tuple[str, str] | None = None
    """The subject and kind of the clock of the same thing: its day stands on this line, and not a second time."""
    date: Deadline | Clock | None = None
    """That clock, where it runs and the reader may see it; of a thing of their own, the clock that it starts."""


Lines = Callable[[list[Any], Grants], Iterable[Waiting]]


@dataclass(frozen=True)
class Kind:
    """One kind of thing that waits: the rows that are asked for, and the lines that are made of them."""

    rows: tuple[Rows, ...]
    of_open: tuple[Rows, ...]
    lines: Lines


KINDS: list[Kind] = []


def waits(*rows: Rows, of_open: Iterable[Rows] = ()) -> Callable[[Lines], Lines]:
    """Add lines to the home page: those made of these rows, of which there are none for who can have no line.

    `of_open`: rows that a closed case has none of.
    """

    def add(lines: Lines) -> Lines:
        kind = Kind(tuple(map(_first, rows)), tuple(map(_first, of_open)), lines)
        OF_ALL.extend(kind.rows)
        OF_OPEN.extend(kind.of_open)
        KINDS.append(kind)
        return lines

    return add


def waiting(held: Grants) -> list[Waiting]:
    """Everything that waits for the reader, kind by kind: three questions, however many kinds; on home none."""
    of_all = answers(held, *[rows for kind in KINDS for rows in kind.rows])
    of_open = answers(held, *[rows for kind in KINDS for rows in kind.of_open], of_open=True)
    found = with_cases([*of_all, *of_open])
    all_rows, open_rows = iter(found[: len(of_all)]), iter(found[len(of_all) :])
    made: list[Waiting] = []
    for kind in KINDS:
        several = [*(next(all_rows) for _ in kind.rows), *(next(open_rows) for _ in kind.of_open)]
        made += kind.lines([row for rows in several for row in rows], held)
    return _told_apart(made)


def _first(rows: Rows) -> Rows:
    """The first of them, as many as a page shows."""

    def first(held: Grants) -> "QuerySet[Any] | None":
        every = rows(held)
        return None if every is None else every[:MOST]

    return first


def _told_apart(found: list[Waiting]) -> list[Waiting]:
    """Where a case has several that are called the same, which of them each is: two letters of one day."""
    several, seen = Counter((one.casefile, one.words) for one in found), Counter[tuple[CaseFile | None, str]]()
    said: list[Waiting] = []
    for one in found:
        key = one.casefile, one.words
        seen[key] += 1
        which = f" ({seen[key]} of {several[key]})" if several[key] > 1 else ""
        said.append(replace(one, words=f"{one.words}{which}"))
    return said


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
    return seen.filter(open_to).order_by("pk")


def case_by_case(rows: Iterable[CaseRecord]) -> list[tuple[CaseFile, int]]:
    """Each case of the rows with how many there are, in the order in which they come."""
    counted = Counter(row.casefile for row in rows)
    return list(counted.items())
