"""Chronologies on the case page: where each agency's stands, and what is next."""

from collections.abc import Iterable
from dataclasses import dataclass

from panels.chronologies import transitions
from panels.chronologies.models import Chronology, newest_review
from panels.imrs.models import Imr
from referrals.models import AgencyInvolvement
from reviews.models import Review
from scr_portal.access import Grants
from scr_portal.accounts import Agency
from scr_portal.addresses import reverse
from scr_portal.casefiles import CaseFile, CaseRecord
from scr_portal.sections import Context, Task, section, tasks
from scr_portal.shelf import Shelf

S = Chronology.Status
TAGS = {S.READ: "To do", S.CONFIRMED: "With SCR panel", S.MERGED: "Done"}


@dataclass(frozen=True)
class Line:
    """One agency: its newest chronology, if there is one, and where to read a file for it."""

    agency: Agency
    chronology: Chronology | None
    tag: str
    read_url: str


@section(45, "Chronologies", "panels/chronologies/section.html")
def chronologies(casefile: CaseFile, held: Grants, shelf: Shelf) -> Context | None:
    """A line for each agency that the reader may see or read for."""
    review = shelf.last(Review) or newest_review(casefile)
    lines = list(_lines(casefile, held, shelf, review)) if review else []
    if not lines:
        return None
    return {
        "lines": lines,
        "merged": any(one.status == S.MERGED for one in shelf.rows(Chronology)),
        "may_merge": _may_merge(casefile, held, shelf),
    }


def _lines(casefile: CaseFile, held: Grants, shelf: Shelf, review: Review) -> Iterable[Line]:
    newest = {row.agency_id: row for row in shelf.rows(Chronology) if row.status != S.REPLACED}
    missing = "To do" if review.method == Review.Method.IMR else "Not needed"
    for agency in _agencies(shelf):
        row = newest.get(agency.pk)
        blank = Chronology(casefile=casefile, agency=agency, review=review)
        may_read = transitions.read.offered_to(blank, held)
        if row or may_read:
            address = reverse("panels:chronology_read", args=[casefile.public_id, agency.public_id])
            yield Line(agency, row, TAGS.get(S(row.status), "") if row else missing, address if may_read else "")


def _agencies(shelf: Shelf) -> list[Agency]:
    """Those who were asked for anything, by name."""
    rows: list[CaseRecord] = [*shelf.rows(AgencyInvolvement), *shelf.rows(Imr), *shelf.rows(Chronology)]
    return sorted({row.agency for row in rows if row.agency}, key=lambda agency: agency.name)


def _may_merge(casefile: CaseFile, held: Grants, shelf: Shelf) -> bool:
    confirmed = [row for row in shelf.rows(Chronology) if row.status == S.CONFIRMED]
    return any(transitions.merge.offered_to(row, held) for row in confirmed)


@tasks(45)
def next_steps(casefile: CaseFile, held: Grants, shelf: Shelf) -> Iterable[Task]:
    """To confirm what was read, to merge what was confirmed, and to read what was merged."""
    rows = shelf.rows(Chronology)
    yield from _to_read(casefile, held, shelf)
    for row in rows:
        goes_on = transitions.review_takes_chronologies(row) is None
        if goes_on and row.status == S.READ and transitions.confirm.allowed(row, held):
            hint = transitions.confirm.why_not(row) or "Check what was read, then confirm it"
            yield Task(f"Confirm the chronology of {row.agency}", "To do", hint, _page(row))
    if _may_merge(casefile, held, shelf):
        address = reverse("panels:chronology_merge", args=[casefile.public_id])
        yield Task("Merge the chronologies", "To do", "Into the integrated chronology", address)
    if any(row.status == S.MERGED for row in rows):
        address = reverse("panels:chronology_integrated", args=[casefile.public_id])
        yield Task("Integrated chronology", "Done", "Every agency's events by date", address)


def _to_read(casefile: CaseFile, held: Grants, shelf: Shelf) -> Iterable[Task]:
    """For the people of an agency that was asked for an IMR, and has given no chronology yet."""
    given = {row.agency_id for row in shelf.rows(Chronology) if row.status in transitions.COUNTS}
    for imr in shelf.rows(Imr):
        missing = imr.agency_id not in given and imr.status != Imr.Status.WAIVED
        if imr.agency and missing and held.own_agency(transitions.read.permission, casefile.pk) == imr.agency_id:
            blank = Chronology(casefile=casefile, agency=imr.agency, review=imr.review)
            if transitions.read.offered_to(blank, held):
                address = reverse("panels:chronology_read", args=[casefile.public_id, imr.agency.public_id])
                yield Task(f"Read in the chronology of {imr.agency}", "To do", "Your agency's table of events", address)


def _page(row: Chronology) -> str:
    return reverse("panels:chronology", args=[row.public_id])
