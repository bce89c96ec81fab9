"""Looks up what a change of the bank holidays moves, before it counts."""

from collections.abc import Iterable

from django.db import transaction

from scr_portal import deadlines
from scr_portal.accounts import User
from scr_portal.casefiles import CaseFile
from scr_portal.clocks import Holidays, day_words
from scr_portal.holidays import WAITS, Holiday, calendar_to_come, last_change, take_in
from scr_portal.notices.recounting import moved_notices
from scr_portal.recounts.models import Recount
from scr_portal.recounts.transitions import find
from scr_portal.roles import Audience


def look_up() -> None:
    """Find the cases in which the changes that wait move running clocks; then they count. All of it, or nothing."""
    with transaction.atomic():
        waiting = list(Holiday.objects.select_for_update().filter(WAITS))
        if not waiting:
            return
        new, number, system = calendar_to_come(), last_change(), User.objects.system()
        running = deadlines.Deadline.objects.filter(is_running=True).values("casefile")
        for casefile in CaseFile.objects.filter(pk__in=running).iterator(chunk_size=200):
            if moves := sorted({*_moved_clocks(casefile, new), *moved_notices(casefile, new)}):
                found = Recount(casefile=casefile, audience=Audience.SHARED)
                find.run(found, system, counts_by=number, why=_why(waiting), moves=[list(move) for move in moves])
        take_in(waiting)


def _moved_clocks(casefile: CaseFile, new: Holidays) -> Iterable[tuple[str, str, str]]:
    before = {(row.subject, clock.kind): clock.due for row, clock in deadlines.wanted(casefile)}
    for row, clock in deadlines.wanted(casefile, new):
        was = before.get((row.subject, clock.kind), clock.due)
        if was != clock.due and clock.stopped_on is None:
            yield clock.name, was.isoformat(), clock.due.isoformat()


def _why(waiting: Iterable[Holiday]) -> list[str]:
    says = {True: "is no bank holiday", False: "is a bank holiday"}
    return [f"{day_words(one.day)} ({one.name}) {says[one.leaves]}" for one in waiting]
