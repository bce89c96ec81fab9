"""What cannot wait though it is not sent yet: somebody writes that other children may be at risk."""

from collections.abc import Iterator

from django.db.models import QuerySet

from referrals.unsent_risks.models import UnsentRisk
from scr_portal.access import Grants
from scr_portal.addresses import reverse
from scr_portal.roles import RECEIVES
from scr_portal.waiting import Waiting, waits

WORDS = "A referral that is being written says that other children may be at risk: see who writes it, and call them"


def _standing(held: Grants) -> "QuerySet[UnsentRisk] | None":
    if not held.boards_where(RECEIVES):
        return None
    return UnsentRisk.objects.said_to(held).to_call()


@waits(_standing)
def says_at_risk(found: list[UnsentRisk], held: Grants) -> Iterator[Waiting]:
    """One line, however many there are."""
    if found:
        yield Waiting(WORDS, None, reverse("referrals:referral_receive"), is_urgent=True)
