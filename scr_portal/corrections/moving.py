"""Which clocks of a case a correction moves: their days as they stood before it, and once all that follows is done."""

from datetime import date

from scr_portal import deadlines
from scr_portal.casefiles import CaseFile
from scr_portal.corrections.models import Correction
from scr_portal.deadlines import Deadline


def stand(casefile: CaseFile) -> list[list[str]]:
    """Each clock of the case that counts: whose it is, which, and its day."""
    clocks = Deadline.objects.filter(casefile=casefile)
    return [[one.subject_key, one.kind, one.due_on.isoformat()] for one in clocks if one.counts]


def running_that_moved(correction: Correction) -> list[Deadline]:
    """The clocks that run on another day than `stand` gave before, as they will be kept."""
    before = {(subject, kind): day for subject, kind, day in correction.moved}
    changed, _ = deadlines.astray(correction.casefile)
    days = ((one, before.get((one.subject_key, one.kind))) for one in changed if one.is_running)
    found = [one for one, day in days if day not in (None, one.due_on.isoformat())]
    for one in found:
        one.casefile = correction.casefile
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
