"""What one agency owes of one kind, and how far it is: worked out from the shelf of the case."""

from dataclasses import dataclass
from datetime import date

from panels.chronologies.models import Chronology
from panels.imrs.models import Imr
from referrals.models import AgencyInvolvement
from reviews.models import Action
from scr_portal.casefiles import CaseRecord
from scr_portal.clocks import day_words
from scr_portal.dates import ago, due_words


@dataclass(frozen=True)
class Cell:
    """A tag, what is said under it, and how many calendar days it is late; `is_owed` while the agency has to act.

    Where the first of the words is a day with a clock, `due` is the day, `dated` the row whose day it is, and `kind`
    its clock.
    """

    tag: str
    words: tuple[str, ...] = ()
    days_late: int = 0
    is_owed: bool = False
    dated: CaseRecord | None = None
    kind: str = ""
    due: date | None = None


NOT_ASKED, NOT_NEEDED = Cell("Not asked"), Cell("Not needed")


def secured(row: AgencyInvolvement | None, today: date, *, is_open: bool) -> Cell:
    """The records: on which day and by whom, or for how long they have been asked for."""
    if row is None:
        return NOT_ASKED
    if row.secured_on:
        return Cell("Done", (day_words(row.secured_on), row.secured_by))
    return _asked(row, today) if is_open else NOT_NEEDED


def scoping(row: AgencyInvolvement | None, today: date, *, is_open: bool) -> Cell:
    """What the agency knew before the decision."""
    if row is None:
        return NOT_ASKED
    if row.returned_on:
        return Cell("Done", (day_words(row.returned_on), row.returned_by))
    return _asked(row, today) if is_open else NOT_NEEDED


def imr(row: Imr | None, today: date) -> Cell:
    """The individual management review: where it stands, its day, how often it was sent back."""
    if row is None:
        return NOT_ASKED
    returned = (f"Sent back {_times(row.times_returned)}",) if row.times_returned else ()
    if row.status == Imr.Status.WAIVED:
        return Cell("Waived", (row.why_waived,))
    if row.status == Imr.Status.ACCEPTED and row.accepted_on:
        return Cell("Accepted", (day_words(row.accepted_on), *returned))
    if row.submitted_on:
        return Cell("Submitted", (day_words(row.submitted_on), *returned))
    words = (due_words(row.due_on, today), row.get_status_display(), *returned)
    tag = "Sent back" if row.status == Imr.Status.RETURNED else "Waiting for agency"
    return _owed(row, "imr", row.due_on, today, tag, words)


def chronology(row: Chronology | None, *, is_wanted: bool) -> Cell:
    """The agency's table of events: read, confirmed, merged."""
    if row is None:
        return Cell("Waiting for agency", is_owed=True) if is_wanted else NOT_ASKED
    if row.status == Chronology.Status.READ:
        return Cell("Waiting for agency", ("Read, and not confirmed yet",), is_owed=True)
    return Cell("Done", (row.get_status_display(),))


def actions(rows: list[Action], today: date) -> Cell:
    """Its actions in one cell: how many are not done, and the earliest day among them."""
    if not rows:
        return Cell("None planned")
    open_still = [row for row in rows if row.status not in (*Action.ENDED, Action.Status.DONE)]
    counted = f"{len(rows) - len(open_still)} of {len(rows)} done"
    days = sorted((row.due_on, row.pk, row) for row in open_still if row.due_on)
    if not open_still:
        return Cell("Done", (counted,))
    if not days:
        return Cell("Waiting for agency", (counted,), is_owed=True)
    day, _, first = days[0]
    return _owed(first, "action", day, today, "Waiting for agency", (due_words(day, today), counted))


def _asked(row: AgencyInvolvement, today: date) -> Cell:
    return Cell("Waiting for agency", (f"Asked {ago(row.asked_on, today)}",), is_owed=True)


def _owed(row: CaseRecord, kind: str, due: date, today: date, tag: str, words: tuple[str, ...]) -> Cell:
    late = max((today - due).days, 0)
    return Cell("Late" if late else tag, words, late, is_owed=True, dated=row, kind=kind, due=due)


def _times(number: int) -> str:
    return "once" if number == 1 else "twice" if number == 2 else f"{number} times"
