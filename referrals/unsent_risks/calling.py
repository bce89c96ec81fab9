"""The office says that it has called whoever writes that other children may be at risk (decision 0075)."""

from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone

from referrals.referrals.later_answers import LaterAnswer
from referrals.referrals.models import Known, Referral
from referrals.unsent_risks.models import RiskCall, UnsentRisk
from scr_portal.accounts import Board, User
from scr_portal.audit import rights_changed


def call(risk: UnsentRisk, by: User, *, called_at: datetime, agreed: str) -> bool:
    """Keep that somebody called, when, and what was agreed; False where they have recorded this call already.

    The chain of what belongs to no case is told who called whom, and when: what was agreed may tell of a child.
    """
    try:
        with transaction.atomic():
            made = RiskCall.objects.create(risk=risk, by=by, called_at=called_at, agreed=agreed)
            sentence = f"{by} recorded a call to {risk.user}, who is writing a referral to {risk.board}: {made.moment}"
            rights_changed("riskcall.record", risk.board, by, sentence, {"called_at": called_at, "whom": risk.user_id})
    except IntegrityError:
        return False
    return True


def first_called_on(sender: User, board: Board, *, incident_on: date | None) -> date | None:
    """The day of the first call about what somebody writes to a board; None where nobody has called.

    A call before the day on which it happened, as they say, was about something else.
    """
    days = (timezone.localdate(one.called_at) for one in _calls(sender, board))
    return next((day for day in days if incident_on is None or day >= incident_on), None)


def bring_calls(referral: Referral, sender: User) -> None:
    """What was agreed by telephone before a referral was sent stands with it from now on."""
    for one in _calls(sender, referral.casefile.board).select_related("by"):
        at = timezone.localtime(one.called_at)
        LaterAnswer.objects.create(
            casefile=referral.casefile, agency=referral.agency, audience=referral.audience, referral=referral,
            question=LaterAnswer.Question.CALLED, before=Known.YES, answer=Known.YES,
            note=f"At {at:%H:%M}: {one.agreed}", by=one.by, on=at.date(),
        )  # fmt: skip


def _calls(sender: User, board: Board) -> QuerySet[RiskCall]:
    """Of what somebody writes to a board, the first one first."""
    return RiskCall.objects.filter(risk__user=sender, risk__board=board)
