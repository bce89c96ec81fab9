"""What follows for an agenda from a step on the case."""

from django.utils import timezone

from referrals.agenda.models import AgendaItem
from referrals.agenda.transitions import lock_pack, take_off
from referrals.considerations.models import Consideration
from referrals.packs.queueing import KIND, MAKE
from scr_portal.accounts import User
from scr_portal.transitions import after
from scr_portal.voids.shown import lock_when_void


@after("consideration.decide")
def decided_before_they_meet(consideration: Consideration, by: User) -> None:
    """What is decided needs no meeting that is still to come; one that took place has its minutes to come."""
    to_come = AgendaItem.objects.filter(consideration=consideration, status=AgendaItem.Status.LISTED)
    for item in to_come.exclude(meets_on__lte=timezone.localdate()):
        take_off.run(item, User.objects.system())


@after("consideration.withdraw")
def no_longer_considered(consideration: Consideration, by: User) -> None:
    """No meeting looks at a case that no referral stands behind any more."""
    for item in AgendaItem.objects.filter(consideration=consideration, status=AgendaItem.Status.LISTED):
        take_off.run(item, by)


lock_when_void(
    ("referral", "person", "agencyinvolvement", "parallelprocess", "dissent", "bodyrequest"),
    lock_pack, kinds=[KIND], task=MAKE,
)  # fmt: skip
