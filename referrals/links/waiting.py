"""What cannot wait though it is not sent yet: somebody writes that other children may be at risk."""

from collections.abc import Iterator

from django.db.models import QuerySet
from django.urls import reverse

from referrals.links.models import SENDS, ReferralLink
from scr_portal.access import Grants
from scr_portal.waiting import Waiting, waits

WORDS = "A referral that is being written says that other children may be at risk: see who writes it, and call them"


def _urgent(held: Grants) -> "QuerySet[ReferralLink] | None":
    if not (boards := held.boards_where(SENDS)):
        return None
    open_ = ReferralLink.objects.filter(board__in=boards, status=ReferralLink.Status.OPEN, expires_on__gte=held.day)
    return open_.filter(says_at_risk=True).order_by("pk")


@waits(_urgent)
def says_at_risk(found: list[ReferralLink], held: Grants) -> Iterator[Waiting]:
    """One line, however many there are."""
    if found:
        yield Waiting(WORDS, None, reverse("referrals:referrallinks"), is_urgent=True)
