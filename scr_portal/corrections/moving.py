"""Which clocks of a case a correction moves: their days as they stood before it, and once all that follows is done."""

from datetime import date

from django.utils import timezone

from scr_portal import deadlines
from scr_portal.access import across_agencies
from scr_portal.accounts import User
from scr_portal.casefiles import CaseFile
from scr_portal.corrections.models import Correction
from scr_portal.deadlines import Deadline
from scr_portal.reminders.due import holders_for, responsible
from scr_portal.roles import OWN_AGENCY_ONLY, Audience


def stand(casefile: CaseFile) -> list[list[str]]:
    """Each clock of the case that counts: whose it is, which, and its day."""
    clocks = Deadline.objects.filter(casefile=casefile)
    return [[one.subject_key, one.kind, one.due_on.isoformat()] for one in clocks if one.counts]


def whose_move_it_is(moved: list[Deadline]) -> list[User]:
    """Those for whom a clock waits that moved; each once, as they are reminded."""
    known = holders_for(moved, timezone.localdate())
    return list(dict.fromkeys(user for one in moved for user in responsible(one, known)))


def agencies_that_read(casefile: CaseFile, moved: list[Deadline]) -> list[User]:
    """The people of every agency of the case, where one moved that all of them read and work by."""
    is_for_all = any(one.audience == Audience.SHARED and one.agency_id is None for one in moved)
    return across_agencies(casefile, OWN_AGENCY_ONLY, timezone.localdate()) if is_for_all else []


def running_that_moved(casefile: CaseFile, stood: list[list[str]]) -> list[Deadline]:
    """The running clocks that are not where `stand` found them.

    Not those of one person: the case may be closed to them, and who asks them tells them.
    """
    before = {(subject, kind): day for subject, kind, day in stood}
    changed, _ = deadlines.astray(casefile)  # a step within the step may have kept some already
    kept = Deadline.objects.filter(casefile=casefile)
    now = {(one.subject_key, one.kind): one for one in (*kept, *changed)}
    days = ((one, before.get(key)) for key, one in now.items() if one.is_running and not one.person_id)
    found = [one for one, day in days if day not in (None, one.due_on.isoformat())]
    for one in found:
        one.casefile = casefile
    return found


def moves_of(correction: Correction) -> list[list[str]]:
    """What `stand` gave before it, held against the facts as they are now: name, day before and day after."""
    now = {(row.subject, clock.kind): clock for row, clock in deadlines.wanted(correction.casefile)}
    found = []
    for subject, kind, day in correction.moved:
        clock = now.get((subject, kind))
        if clock and clock.due != date.fromisoformat(day):
            found.append([clock.name, day, clock.due.isoformat()])
    return found
