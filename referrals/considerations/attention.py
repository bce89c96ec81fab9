"""The day the board first knew: the earliest over the referrals of a case that stand (guidance.md 7.4)."""

from django.core.exceptions import ValidationError

from referrals.considerations.models import Consideration, Decision
from referrals.referrals.models import Referral
from scr_portal.casefiles import CaseFile, set_provisional_edition

FIRST_ROUND = 1


def settle(casefile: CaseFile) -> None:
    """Count the first round from the earliest days of the referrals that stand; the caller holds the case lock.

    Raises ValidationError when the board would first have known after its chair had decided.
    """
    standing = [one for one in Referral.objects.filter(casefile=casefile) if one.stands]
    if not standing:
        return
    attention_on = min(one.attention_on for one in standing)
    decided = Decision.objects.filter(casefile=casefile, consideration__round=FIRST_ROUND).first()
    notified_on = min((one.notified_on for one in standing if one.notified_on), default=None)
    if decided and decided.decided_on < (notified_on or attention_on):
        raise ValidationError("The board cannot have known or been notified only after its chair had decided")
    Consideration.objects.filter(casefile=casefile, round=FIRST_ROUND).update(
        attention_on=attention_on, notified_on=notified_on
    )
    set_provisional_edition(casefile, min(one.received_on for one in standing))
