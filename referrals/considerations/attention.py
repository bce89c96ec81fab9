"""The day the board first knew: the earliest over the referrals of a case that stand (guidance.md 7.4)."""

from django.core.exceptions import ValidationError

from referrals.considerations.models import FIRST_ROUND, Consideration, Decision
from referrals.referrals.models import Referral
from scr_portal.casefiles import CaseFile, set_provisional_edition
from scr_portal.clocks import day_words


def standing(casefile: CaseFile) -> list[Referral]:
    """The referrals that count, the one by which the board first knew at the head."""
    return list(Referral.objects.filter(casefile=casefile, status__in=Referral.STANDING).order_by("attention_on", "pk"))


def settle(casefile: CaseFile) -> None:
    """Count the first round from the earliest days of the referrals that stand; the caller holds the case lock.

    Each referral counts from the day it was notified, or from the day the board knew where no such day is given: a
    notification that is entered later leaves the count where another referral began it before.
    Raises ValidationError when the board would first have known after it was notified, or after its chair had decided.
    """
    there = standing(casefile)
    if not there:
        return
    attention_on = there[0].attention_on
    decided = Decision.objects.filter(casefile=casefile, consideration__round=FIRST_ROUND).first()
    first = min(one.notified_on or one.attention_on for one in there)
    notified_on = first if any(one.notified_on == first for one in there) else None
    if notified_on and notified_on < attention_on:
        raise ValidationError(
            f"The board was notified on {day_words(notified_on)}: correct first when it first knew, at the latest then"
        )
    if decided and decided.decided_on < (notified_on or attention_on):
        raise ValidationError("The board cannot have known or been notified only after its chair had decided")
    Consideration.objects.filter(casefile=casefile, round=FIRST_ROUND).update(
        attention_on=attention_on, notified_on=notified_on
    )
    set_provisional_edition(casefile, min(one.received_on for one in there))
