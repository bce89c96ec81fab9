"""Looks up what a change of the bank holidays, or a corrected figure of an edition, moves before it counts."""

from datetime import timedelta
from functools import reduce
from operator import or_

from django.db import transaction
from django.db.models import Q, QuerySet

from scr_portal import deadlines
from scr_portal.accounts import User
from scr_portal.casefiles import CaseFile
from scr_portal.guidance import editions
from scr_portal.guidance.figures import Figures, figures
from scr_portal.holidays import WAITS, Holiday, calendar_to_come, last_change, take_in
from scr_portal.locking import locked
from scr_portal.notices.recounting import recount_owed
from scr_portal.recounts.effects import effect
from scr_portal.recounts.models import EditionFigures, Recount
from scr_portal.recounts.transitions import find, find_again, let_go
from scr_portal.roles import Audience


def look_up() -> None:
    """Find the cases in which the changes that wait move running clocks; then they count. All of it, or nothing."""
    with transaction.atomic():
        waiting = list(Holiday.objects.select_for_update().filter(WAITS))
        if not waiting:
            return
        new, number, system = calendar_to_come(), last_change(), User.objects.system()
        held, unmoved = list(_waiting().select_related("casefile")), []
        for casefile in _touched(waiting).iterator(chunk_size=200):
            if (found := effect(casefile, new)).moves:
                recount = Recount(casefile=casefile, audience=Audience.SHARED)
                find.run(recount, system, counts_by=number, cause=found.cause, why=found.why, moves=found.in_words)
            else:
                unmoved.append(casefile.pk)
        take_in(waiting)
        for recount in held:
            look_again(recount, recount.casefile.figures)
        for casefile in CaseFile.objects.filter(pk__in=unmoved).iterator(chunk_size=200):
            _sum_up_anew(casefile)


def _sum_up_anew(casefile: CaseFile) -> None:
    """No day moves, and a sum may name other bank holidays than before: of two that changed, one for the other."""
    recount_owed(casefile)
    if any(deadlines.astray(casefile)):
        deadlines.sync(locked(CaseFile, casefile.pk))


def look_up_figures() -> None:
    """Find the cases whose dates move by figures that were corrected since they were counted last; then these count.

    All of it, or nothing. An edition that has not been counted by before has nothing to be compared with.
    """
    with transaction.atomic():
        kept = {one.slug: one for one in EditionFigures.objects.select_for_update()}
        for slug, edition in editions().items():
            now = figures(edition)
            one = kept.get(slug) or EditionFigures(slug=slug, figures=now)
            if one.figures != now:
                for casefile in CaseFile.objects.filter(edition_slug=slug).iterator(chunk_size=200):
                    _figures_corrected(casefile, one.figures)
            if one.pk is None or one.figures != now:
                one.figures = now
                one.save()


def _figures_corrected(casefile: CaseFile, before: Figures) -> None:
    """A case that counts by earlier figures already goes on counting by these."""
    recount = _waiting().filter(casefile=casefile).first()
    held = casefile.figures = before if casefile.figures is None else casefile.figures
    if recount:
        recount.casefile = casefile
        look_again(recount, held)
    elif (found := effect(casefile)).moves:
        recount = Recount(casefile=casefile, audience=Audience.SHARED)
        find.run(
            recount, User.objects.system(), counts_by=last_change(), cause=found.cause, why=found.why,
            moves=found.in_words, held=held,
        )  # fmt: skip


def look_again(recount: Recount, held: Figures | None) -> None:
    """Something changed while the officer of a case was still asked about a change: what all of it moves together."""
    found, system = effect(recount.casefile), User.objects.system()
    if not found.moves:
        let_go.run(recount, system)
        recount_owed(recount.casefile)
    elif (found.why, found.in_words) != (recount.why, recount.moves):
        find_again.run(recount, system, cause=found.cause, why=found.why, moves=found.in_words, held=held)


def _waiting() -> QuerySet[Recount]:
    return Recount.objects.filter(status=Recount.Status.FOUND)


def _touched(waiting: list[Holiday]) -> QuerySet[CaseFile]:
    """Cases with a date whose count may come by one of these days, the others having moved it on.

    Not those that wait for their officer already: these are looked at again once the changes count.
    """
    further = timedelta(days=7 * len(waiting))
    days = (Q(starts_on__lt=one.day, due_on__gte=one.day - further) for one in waiting)
    dates = deadlines.Deadline.objects.filter(reduce(or_, days)).order_by()
    return CaseFile.objects.filter(pk__in=dates.values("casefile")).exclude(pk__in=_waiting().values("casefile"))
