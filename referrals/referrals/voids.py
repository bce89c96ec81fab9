"""A referral that was recorded by mistake, on the wrong case for example."""

from referrals.referrals.models import Referral
from scr_portal.voids.transitions import voidable


def a_decision_rests_on_it(referral: Referral) -> str | None:
    """Guard: the only referral of a case that was decided stays."""
    if referral.is_the_only_one and referral.casefile.is_decided:
        return "The LSCB chair has decided on this case: the only referral of it stays."
    return None


void = voidable(Referral, source=Referral.STANDING, when=[a_decision_rests_on_it])
