"""A late agency is asked higher and higher: first up the agency, then the LSCB chair is told; each once.

Who has an account reads it in the digest of the same morning; a chief officer is written to.
"""

import logging
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from scr_portal.accounts import Agency, User
from scr_portal.chases.models import Chase
from scr_portal.chases.transitions import escalate as step
from scr_portal.clocks import Sort, day_words
from scr_portal.deadlines import Deadline, Reminder
from scr_portal.reminders.stages import OWED_BY_AGENCY, RUNGS, Rung
from scr_portal.transitions import Refused

logger = logging.getLogger(__name__)


def escalate(now: datetime) -> None:
    """Go up one rung for each date of an agency whose turn has come; `now` is local time.

    Each in a transaction of its own: the reminder is the claim, so that who comes second does nothing. What fails in
    one case is tried again in the next round, and keeps neither the others nor the digests waiting.
    """
    for deadline, rung in _whose_turn_it_is(now.date()):
        try:
            with transaction.atomic():
                _climb(deadline, rung)
        except Exception as trouble:
            logger.error("Date %s did not go up to its next rung (%s).", deadline.pk, type(trouble).__name__)


def left_behind(day: date) -> int:
    """How many dates of late agencies should have gone up a rung by the end of a day, and did not."""
    return sum(1 for _ in _whose_turn_it_is(day))


def _whose_turn_it_is(today: date) -> Iterator[tuple[Deadline, Rung]]:
    for deadline in _late(today):
        if rung := _next(deadline, today):
            yield deadline, rung


def _climb(deadline: Deadline, rung: Rung) -> None:
    claimed = Reminder.objects.get_or_create(deadline=deadline, due_on=deadline.due_on, stage=rung.name)[1]
    if claimed and deadline.agency and deadline.waits_on != rung.role:
        _ask(deadline, deadline.agency, rung)


def told_since(at: datetime | None) -> Iterator[tuple[Rung, Deadline]]:
    """Whom the portal asked after a moment because an agency is late, by rung; all of them where there is none."""
    chased = Chase.objects.filter(casefile=OuterRef("deadline__casefile"), tier=OuterRef("stage"))
    chased = chased.filter(agency=OuterRef("deadline__agency"), chased_on=OuterRef("claimed_at__date"))
    for rung in RUNGS:
        claims = Reminder.objects.filter(Exists(chased), stage=rung.name, deadline__is_running=True)
        claims = claims.filter(claimed_at__gt=at) if at else claims
        claims = claims.exclude(deadline__waits_on=rung.role or "")
        for claim in claims.select_related("deadline__casefile", "deadline__agency").order_by("pk"):
            yield rung, claim.deadline


def _late(today: date) -> QuerySet[Deadline]:
    """Dates that an agency has let pass by so many days, and that are not at the top yet."""
    top = Reminder.objects.filter(deadline=OuterRef("pk"), due_on=OuterRef("due_on"), stage=RUNGS[-1].name)
    late = Deadline.objects.filter(is_running=True, sort=Sort.DUE, due_on__lte=today - timedelta(RUNGS[0].days))
    late = late.filter(agency__isnull=False, waits_on__in=sorted(OWED_BY_AGENCY))
    return late.exclude(Exists(top)).select_related("casefile").prefetch_related("agency", "reminders").order_by("pk")


def _next(deadline: Deadline, today: date) -> Rung | None:
    """The rung whose turn it is: never two at once, however long the portal stood still or the date was not known."""
    claims = [one for one in deadline.reminders.all() if one.due_on == deadline.due_on]
    climbed = {one.stage: timezone.localdate(one.claimed_at) for one in claims}
    rung = next((one for one in RUNGS if one.name not in climbed), None)
    if rung is None or today < deadline.due_on + timedelta(rung.days):
        return None
    before = RUNGS[RUNGS.index(rung) - 1] if rung is not RUNGS[0] else None
    if before and today < climbed[before.name] + timedelta(rung.days - before.days):
        return None
    return rung


def _ask(deadline: Deadline, agency: Agency, rung: Rung) -> None:
    """Where nobody is known there, or the case is closed, that rung is left out."""
    what = f"{deadline.name}, due {day_words(deadline.due_on)}"
    try:
        new = Chase(casefile=deadline.casefile)
        step.run(new, User.objects.system(), agency=agency, tier=rung.name, what=what)
    except (ValidationError, Refused):
        return
