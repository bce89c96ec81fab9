"""The steps of a dissent."""

from django.core.exceptions import ValidationError
from django.utils import timezone

from referrals.considerations.models import Consideration, Dissent
from referrals.meetings.quorum import there_for
from scr_portal.access import holders
from scr_portal.access.deputies import conflicted_on
from scr_portal.accounts import User
from scr_portal.roles import Role
from scr_portal.transitions import Refused, transition


def before_the_decision(dissent: Dissent) -> str | None:
    """Guard: the chair has a recommendation and has not decided with it."""
    if dissent.consideration.status == Consideration.Status.OPEN:
        return "There is no recommendation yet to dissent from."
    if dissent.consideration.status != Consideration.Status.RECOMMENDED:
        return "The LSCB chair has decided."
    return None


def _not_answered_yet(dissent: Dissent) -> str | None:
    """Guard: no answer stands of somebody who is not conflicted on the case (7.3, K17)."""
    if dissent.answer and dissent.answered_by_id not in conflicted_on(dissent.casefile, timezone.localdate()):
        return "This dissent is answered."
    return None


@transition(Dissent, opens=True, when=[before_the_decision], sentence="{by} recorded a dissent")
def record(dissent: Dissent, by: User, *, position: str, reason: str) -> None:
    """Say what you would do instead, and why: it goes to the chair with the recommendation (T5)."""
    if _of(dissent, by):
        raise Refused("Your dissent is recorded already.")
    _take(dissent, by, position, reason)


@transition(
    Dissent, opens=True, when=[before_the_decision],
    sentence="{by} recorded a dissent that was given in the meeting",
)  # fmt: skip
def note(dissent: Dissent, by: User, *, member: User, position: str, reason: str) -> None:
    """Record what a member said in the meeting, or the deputy who was there for them; who recorded it is kept."""
    differing = who_may_differ(dissent.consideration)
    if member not in differing:
        raise ValidationError({"member": "Select somebody who took part for this case"})
    if _of(dissent, member):
        raise ValidationError({"member": "A dissent of this member, or for them, is recorded already"})
    _take(dissent, member, position, reason)
    dissent.deputy, dissent.recorded_by = differing[member], by


def who_may_differ(consideration: Consideration) -> dict[User, str]:
    """The members who took part for the case, each with the name of the deputy who was there instead, or with "".

    Without whoever recorded the recommendation: nobody differs from what they recommend. Those at the meeting at which
    it was recommended; where it was at none, or nobody noted who was there, today's.
    """
    there = there_for(consideration.meeting, consideration.casefile) if consideration.meeting else {}
    found = {row.member: row.deputy for row in there.values()} or dict.fromkeys(
        holders(consideration.casefile, [Role.SUBCOMMITTEE], timezone.localdate()), ""
    )
    return {member: deputy for member, deputy in found.items() if member.pk != consideration.recommended_by_id}


def who_has_not_differed(consideration: Consideration) -> dict[User, str]:
    """Those of them of whom no dissent is recorded yet."""
    recorded = set(Dissent.objects.filter(consideration=consideration).values_list("member", flat=True))
    return {one: deputy for one, deputy in who_may_differ(consideration).items() if one.pk not in recorded}


def _of(dissent: Dissent, member: User) -> bool:
    return Dissent.objects.filter(consideration=dissent.consideration, member=member).exists()


def _take(dissent: Dissent, member: User, position: str, reason: str) -> None:
    dissent.consideration.refresh_from_db()
    if why := before_the_decision(dissent):
        raise Refused(why)
    if position == dissent.consideration.recommendation:
        raise ValidationError({"position": "That is what is recommended: select what the member would do instead"})
    dissent.member, dissent.position, dissent.reason = member, position, reason


@transition(Dissent, when=[_not_answered_yet], sentence="{by} answered a dissent")
def answer(dissent: Dissent, by: User, *, answer: str) -> None:
    """Answer it (7.15), before the decision or after; it stays beside the recommendation as it was written.

    So does an earlier answer, of somebody who is conflicted on the case since.
    """
    if not answer:
        raise ValidationError({"answer": "Enter your answer"})
    if dissent.answered_by and dissent.answered_on:
        before = {"by": dissent.answered_by.name, "on": dissent.answered_on.isoformat(), "answer": dissent.answer}
        dissent.answers_before = [*dissent.answers_before, before]
    dissent.answer, dissent.answered_by, dissent.answered_on = answer, by, timezone.localdate()
