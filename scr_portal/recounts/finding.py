"""Looks up what a change of the bank holidays moves, before it counts."""

from datetime import timedelta
from functools import reduce
from operator import or_

from django.db import transaction
from django.db.models import Q, QuerySet

from scr_portal import deadlines
from scr_portal.accounts import User
from scr_portal.casefiles import CaseFile
from scr_portal.holidays import WAITS, Holiday, calendar_to_come, last_change, take_in
from scr_portal.recounts.effects import effect
from scr_portal.recounts.models import Recount
from scr_portal.recounts.transitions import find, find_again, let_go
from scr_portal.roles import Audience


def look_up() -> None:
    """Find the cases in which the changes that wait move running clocks; then they count. All of it, or nothing."""
    with transaction.atomic():
        waiting = list(Holiday.objects.select_for_update().filter(WAITS))
        if not waiting:
            return
        new, number, system = calendar_to_come(), last_change(), User.objects.system()
        held = list(Recount.objects.filter(status=Recount.Status.FOUND).select_related("casefile"))
        for casefile in _touched(waiting).iterator(chunk_size=200):
            if (found := effect(casefile, new)).moves:
                recount = Recount(casefile=casefile, audience=Audience.SHARED)
                find.run(recount, system, counts_by=number, why=found.why, moves=found.in_words)
        take_in(waiting)
        for recount in held:
            look_again(recount)


def look_again(recount: Recount) -> None:
    """The table changed while the officer of a case was still asked about a change: what both together move."""
    found, system = effect(recount.casefile), User.objects.system()
    if not found.moves:
        let_go.run(recount, system)
    elif (found.why, found.in_words) != (recount.why, recount.moves):
        find_again.run(recount, system, why=found.why, moves=found.in_words)


def _touched(waiting: list[Holiday]) -> QuerySet[CaseFile]:
    """Cases with a date whose count may come by one of these days, the others having moved it on.

    Not those that wait for their officer already: these are looked at again once the changes count.
    """
    further = timedelta(days=7 * len(waiting))
    days = (Q(starts_on__lt=one.day, due_on__gte=one.day - further) for one in waiting)
    dates = deadlines.Deadline.objects.filter(reduce(or_, days)).order_by()
    held = Recount.objects.filter(status=Recount.Status.FOUND)
    return CaseFile.objects.filter(pk__in=dates.values("casefile")).exclude(pk__in=held.values("casefile"))
