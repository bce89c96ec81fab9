"""What a referral says of other children at risk: yes stands above everything else, not known waits for an answer."""

from collections.abc import Iterator

from django.db.models import Exists, OuterRef, QuerySet

from referrals.referrals import later
from referrals.referrals.models import Referral
from referrals.referrals.sections import AT_RISK
from scr_portal.access import Grants
from scr_portal.addresses import reverse
from scr_portal.among import within
from scr_portal.roles import OFFICE
from scr_portal.waiting import Waiting, waits


def _answered(held: Grants, at_risk: Referral.AtRisk) -> "QuerySet[Referral] | None":
    """The standing referrals of the reader's office that say this of other children."""
    cases = [pk for pk in held.casefile_ids() if held.roles_on(pk) & OFFICE]
    if not cases:
        return None
    seen = Referral.objects.visible_to(held.user).filter(within("casefile_id", cases))
    return seen.filter(others_at_risk=at_risk, status__in=Referral.STANDING).order_by("pk")


def _urgent(held: Grants) -> "QuerySet[Referral] | None":
    return _answered(held, Referral.AtRisk.YES)


def _not_known(held: Grants) -> "QuerySet[Referral] | None":
    """Of open cases of which no other referral says yes: that stands above everything else already."""
    unknown = _answered(held, Referral.AtRisk.UNKNOWN)
    says_yes = Referral.objects.filter(
        casefile=OuterRef("casefile"), others_at_risk=Referral.AtRisk.YES, status__in=Referral.STANDING
    )
    return None if unknown is None else unknown.filter(~Exists(says_yes), casefile__is_open=True)


@waits(_urgent)
def others_at_risk(found: list[Referral], held: Grants) -> Iterator[Waiting]:
    """Each case once, with what is being done at its head."""
    for case in dict.fromkeys(one.casefile for one in found):
        words = f"{AT_RISK}: see what is being done for them"
        yield Waiting(words, case, reverse("case", args=[case.public_id]), is_urgent=True)


@waits(_not_known)
def to_find_out(found: list[Referral], held: Grants) -> Iterator[Waiting]:
    """The first question of all was left open: whoever may answer it later is asked until it is answered."""
    for one in found:
        if later.update_risk.offered_to(one, held):
            url = reverse("referrals:referral_update_risk", args=[one.public_id])
            yield Waiting("Find out whether other children are at risk now", one.casefile, url)
