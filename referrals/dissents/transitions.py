"""The steps of a dissent."""

from django.core.exceptions import ValidationError
from django.utils import timezone

from referrals.considerations.models import Consideration, Dissent
from scr_portal.accounts import User
from scr_portal.transitions import Refused, transition


def _before_the_decision(dissent: Dissent) -> str | None:
    if dissent.consideration.status == Consideration.Status.OPEN:
        return "There is no recommendation yet to dissent from."
    if dissent.consideration.status != Consideration.Status.RECOMMENDED:
        return "The LSCB chair has decided."
    return None


def _not_answered_yet(dissent: Dissent) -> str | None:
    return "This dissent is answered." if dissent.answer else None


@transition(Dissent, opens=True, when=[_before_the_decision], sentence="{by} recorded a dissent")
def record(dissent: Dissent, by: User, *, position: str, reason: str) -> None:
    """Say what you would do instead, and why: it goes to the chair with the recommendation (T5)."""
    dissent.consideration.refresh_from_db()
    if why := _before_the_decision(dissent):
        raise Refused(why)
    if position == dissent.consideration.recommendation:
        raise ValidationError({"position": "That is what is recommended: select what you would do instead"})
    if Dissent.objects.filter(consideration=dissent.consideration, member=by).exists():
        raise Refused("Your dissent is recorded already.")
    dissent.member, dissent.position, dissent.reason = by, position, reason


@transition(Dissent, when=[_not_answered_yet], sentence="{by} answered a dissent")
def answer(dissent: Dissent, by: User, *, answer: str) -> None:
    """Answer it (7.15), before the decision or after; it stays beside the recommendation as it was written."""
    if not answer:
        raise ValidationError({"answer": "Enter your answer"})
    dissent.answer, dissent.answered_by, dissent.answered_on = answer, by, timezone.localdate()
