"""What follows for an agenda from a step on the case."""

from django.utils import timezone

from referrals.agenda.models import AgendaItem
from referrals.agenda.transitions import lock_pack, take_off
from referrals.considerations.models import Consideration
from referrals.packs.queueing import KIND, MAKE
from scr_portal import notifications
from scr_portal.access import holders_if_led_by
from scr_portal.accounts import User
from scr_portal.addresses import reverse
from scr_portal.clocks import day_words
from scr_portal.roles import Role
from scr_portal.transfers.models import Transfer
from scr_portal.transitions import after
from scr_portal.voids.shown import lock_when_void

TAKEN_OFF = "A case was taken off the agenda of a meeting."


@after("agendaitem.take_off")
def tell_the_members(item: AgendaItem, by: User) -> None:
    """Those of the board that meets; where another leads the case by now, their link leads home."""
    meets = item.meeting.board
    members = holders_if_led_by(meets, item.casefile, [Role.SUBCOMMITTEE], timezone.localdate())
    path = "" if meets == item.casefile.board else reverse("home")
    notifications.queue(item.casefile, (one for one in members if one != by), TAKEN_OFF, path)


@after("transfer.accept")
def the_board_that_led_meets_about_it_no_more(transfer: Transfer, by: User) -> None:
    """Its meetings to come look at the case no more; what those left that took place stays as it is."""
    listed = AgendaItem.objects.filter(casefile=transfer.casefile, status=AgendaItem.Status.LISTED)
    for item in listed.select_related("meeting").order_by("pk"):
        if not item.meeting.has_begun:
            take_off.run(item, User.objects.system())


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
    called=lambda one: f"papers for the meeting on {day_words(one.meeting.meets_on)} (new ones are to be asked for)",
)  # fmt: skip
