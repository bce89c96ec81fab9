"""On which day the board first knew of one incident of which there are several cases (guidance.md 7.4)."""

from collections.abc import Collection

from referrals.referrals.models import Referral
from scr_portal.accounts import User
from scr_portal.casefiles import CaseFile


def first_known(casefiles: Collection[CaseFile], reader: User) -> Referral | None:
    """The referral of any of these cases by which the board knew first, of those that the reader may see."""
    standing = Referral.objects.visible_to(reader).filter(casefile__in=casefiles, status__in=Referral.STANDING)
    return standing.select_related("casefile").order_by("attention_on", "pk").first()
