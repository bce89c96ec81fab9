"""What one agency owes of one kind, and how far it is: worked out from the shelf of the case."""

from dataclasses import dataclass, replace
from datetime import date

from panels.chronologies.models import Chronology
from panels.health.models import HealthOverview
from panels.imrs.models import Imr
from panels.requests.models import AgencyRequest
from referrals.models import AgencyInvolvement
from reviews.models import Action, StaffContact
from scr_portal.casefiles import CaseRecord
from scr_portal.clocks import day_words
from scr_portal.dates import ago, due_words


@dataclass(frozen=True)
class Cell:
    """A tag, what is said under it, and how many calendar days it is late; `is_owed` while the agency has to act.

    Where the first of the words is a day with a clock, `due` is the day, `dated` the row whose day it is, and `kind`
    its clock. `asked_on` is the day since which it is owed, where that is known.
    """

    tag: str
    words: tuple[str, ...] = ()
    days_late: int = 0
    is_owed: bool = False
    dated: CaseRecord | None = None
    kind: str = ""
    due: date | None = None
    asked_on: date | None = None


ASKED_ON = ("asked_on", "commissioned_on", "agreed_on")
"""What the day is called, on the rows that an agency owes something of, since which it is owed."""
NOT_ASKED, NOT_NEEDED = Cell("Not asked"), Cell("Not needed")


def secured(row: AgencyInvolvement | None, today: date, *, is_open: bool) -> Cell:
    """The records: on which day and by whom, or for how long they have been asked for."""
    if row is None:
        return NOT_ASKED
    if row.secured_on:
        return Cell("Done", (day_words(row.secured_on), row.secured_by))
    return _asked(row, "secured", today) if is_open else NOT_NEEDED


def scoping(row: AgencyInvolvement | None, today: date, *, is_open: bool) -> Cell:
    """What the agency knew before the decision."""
    if row is None:
        return NOT_ASKED
    if row.returned_on:
        return Cell("Done", (day_words(row.returned_on), row.returned_by))
    return _asked(row, "scoping", today) if is_open else NOT_NEEDED


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


def health_overview(row: HealthOverview | None, today: date) -> Cell:
    """The report that a trust has written on all that is health: where it stands, and its day."""
    if row is None:
        return NOT_ASKED
    if row.accepted_on:
        return Cell("Accepted", (day_words(row.accepted_on),))
    if row.submitted_on:
        return Cell("Submitted", (day_words(row.submitted_on),))
    words = (due_words(row.due_on, today), row.get_status_display())
    tag = "Sent back" if row.status == HealthOverview.Status.RETURNED else "Waiting for agency"
    return _owed(row, "health_overview", row.due_on, today, tag, words)


def chronology(row: Chronology | None, asked: Imr | None, today: date, *, is_wanted: bool) -> Cell:
    """The agency's table of events: by which day it is owed, read, confirmed, merged.

    Its day is one of its own, or that of the IMR, with which it comes where none was said.
    """
    if row is not None and row.status != Chronology.Status.READ:
        day = row.merged_on or row.confirmed_on
        return Cell("Done", (*([day_words(day)] if day else []), row.get_status_display()))
    if asked is None or not is_wanted or asked.status == Imr.Status.WAIVED:
        return NOT_ASKED if row is None else Cell("Not needed", (row.state_words,))
    words = (row.state_words,) if row else ()
    if own := asked.chronology_due_on:
        return _owed(asked, "chronology", own, today, "Waiting for agency", (due_words(own, today), *words))
    if asked.submitted_on:
        came_without = f"The IMR came without it, {day_words(asked.submitted_on)}"
        return Cell("Waiting for agency", (came_without, *words), is_owed=True, asked_on=asked.commissioned_on)
    with_imr = (due_words(asked.due_on, today), "With the IMR", *words)
    owed = _owed(asked, "imr", asked.due_on, today, "Waiting for agency", with_imr)
    return replace(owed, dated=None, kind="")  # the clock of the IMR stops when that comes, with it or without


def requested(rows: list[AgencyRequest], today: date, *, is_open: bool) -> Cell:
    """What was asked besides, of one kind: the earliest day of what is not answered, or the last answer."""
    if not rows:
        return NOT_ASKED
    waiting = sorted((one for one in rows if one.answered_on is None), key=lambda one: (one.due_on, one.pk))
    answered = [one for one in rows if one.answered_on]
    counted = (f"{len(answered)} of {len(rows)} answered",) if len(rows) > 1 else ()
    if waiting and is_open:
        first = waiting[0]
        words = (due_words(first.due_on, today), *counted)
        return _owed(first, "agency_request", first.due_on, today, "Waiting for agency", words)
    last = max(answered, key=lambda one: (one.answered_on or today, one.pk), default=None)
    if last is None or last.answered_on is None:
        return NOT_NEEDED
    return Cell("Done", (day_words(last.answered_on), last.answered_by, *counted))


def feedback(rows: list[AgencyRequest], staff: list[StaffContact], today: date, *, is_open: bool) -> Cell:
    """As any other request; with how many on the register of staff were told what came of the review."""
    cell = requested(rows, today, is_open=is_open)
    if not staff:
        return cell
    told = sum(one.stage == StaffContact.Stage.FEEDBACK for one in staff)
    return replace(cell, words=(*cell.words, f"On the register: {told} of {len(staff)} told"))


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


def _asked(row: AgencyInvolvement, kind: str, today: date) -> Cell:
    if row.due_on:
        return _owed(row, kind, row.due_on, today, "Waiting for agency", (due_words(row.due_on, today),))
    words = (f"Asked {ago(row.asked_on, today)}", "No day was said")
    return Cell("Waiting for agency", words, is_owed=True, asked_on=row.asked_on)


def _owed(row: CaseRecord, kind: str, due: date, today: date, tag: str, words: tuple[str, ...]) -> Cell:
    late = max((today - due).days, 0)
    asked_on = next((day for name in ASKED_ON if (day := getattr(row, name, None))), None)
    return Cell(
        "Late" if late else tag, words, late, is_owed=True, dated=row, kind=kind, due=due, asked_on=asked_on
    )  # fmt: skip


def _times(number: int) -> str:
    return "once" if number == 1 else "twice" if number == 2 else f"{number} times"
