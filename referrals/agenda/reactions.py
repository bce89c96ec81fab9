"""What follows for an agenda from a step on the case."""

from django.utils import timezone

from referrals.agenda.models import AgendaItem
from referrals.agenda.transitions import lock_pack, take_off
from referrals.considerations.models import Consideration
from referrals.packs.queueing import KIND, being_made
from scr_portal.accounts import User
from scr_portal.casefiles import Voidable
from scr_portal.documents import Document
from scr_portal.transitions import after


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


@after("referral.void")
@after("person.void")
@after("agencyinvolvement.void")
@after("parallelprocess.void")
@after("dissent.void")
@after("bodyrequest.void")
def lock_what_shows_it(row: Voidable, by: User) -> None:
    """What was recorded by mistake stands in papers that were made before: nobody has those any more, old ones too."""
    items = list(AgendaItem.objects.filter(casefile=row.casefile).order_by("pk"))
    made = Document.objects.filter(casefile=row.casefile, kind=KIND, locked_at=None)
    shown = {*made.values_list("about", flat=True), *being_made(items)}
    for item in items:
        if item.subject in shown:
            lock_pack.run(item, User.objects.system())
