"""What a referral says that cannot wait: the board's office and its chair see it above everything else."""

from collections.abc import Iterator

from django.db.models import QuerySet

from referrals.referrals.models import Referral
from referrals.referrals.sections import AT_RISK
from scr_portal.access import Grants
from scr_portal.addresses import reverse
from scr_portal.among import within
from scr_portal.roles import OFFICE
from scr_portal.waiting import Waiting, waits


def _urgent(held: Grants) -> "QuerySet[Referral] | None":
    cases = [pk for pk in held.casefile_ids() if held.roles_on(pk) & OFFICE]
    if not cases:
        return None
    seen = Referral.objects.visible_to(held.user).filter(within("casefile_id", cases))
    urgent = seen.filter(others_at_risk=Referral.AtRisk.YES, status__in=Referral.STANDING)
    return urgent.order_by("pk")


@waits(_urgent)
def others_at_risk(found: list[Referral], held: Grants) -> Iterator[Waiting]:
    """Each case once, with what is being done at its head."""
    for case in dict.fromkeys(one.casefile for one in found):
        words = f"{AT_RISK}: see what is being done for them"
        yield Waiting(words, case, reverse("case", args=[case.public_id]), is_urgent=True)
