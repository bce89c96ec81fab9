"""Looks up what a change of the bank holidays moves, before it counts."""

from collections.abc import Iterable
from datetime import timedelta
from functools import reduce
from operator import or_

from django.db import transaction
from django.db.models import Q, QuerySet

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
        for casefile in _touched(waiting).iterator(chunk_size=200):
            if moves := sorted({*_moved_clocks(casefile, new), *moved_notices(casefile, new)}):
                found = Recount(casefile=casefile, audience=Audience.SHARED)
                find.run(found, system, counts_by=number, why=_why(waiting), moves=[list(move) for move in moves])
        take_in(waiting)


def _touched(waiting: list[Holiday]) -> QuerySet[CaseFile]:
    """Cases with a date whose count may come by one of these days, the others having moved it on."""
    further = timedelta(days=7 * len(waiting))
    days = (Q(starts_on__lt=one.day, due_on__gte=one.day - further) for one in waiting)
    dates = deadlines.Deadline.objects.filter(reduce(or_, days)).order_by()
    return CaseFile.objects.filter(pk__in=dates.values("casefile"))


def _moved_clocks(casefile: CaseFile, new: Holidays) -> Iterable[tuple[str, str, str]]:
    before = {(row.subject, clock.kind): clock.due for row, clock in deadlines.wanted(casefile)}
    for row, clock in deadlines.wanted(casefile, new):
        was = before.get((row.subject, clock.kind), clock.due)
        if was != clock.due:
            ended = " (done)" if clock.stopped_on else ""
            yield f"{clock.name}{ended}", was.isoformat(), clock.due.isoformat()


def _why(waiting: Iterable[Holiday]) -> list[str]:
    says = {True: "is no bank holiday", False: "is a bank holiday"}
    return [f"{day_words(one.day)} ({one.name}) {says[one.leaves]}" for one in waiting]
