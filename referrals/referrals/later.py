"""What was not known of a referral, or was the word of the referrer alone: the office answers it later.

What was said before stays, with who answered it anew and when.
"""

from django.core.exceptions import ValidationError
from django.utils import timezone

from referrals.referrals.later_answers import LaterAnswer
from referrals.referrals.models import Known, Referral
from scr_portal.accounts import User
from scr_portal.transitions import transition

Q = LaterAnswer.Question
AT_RISK = {Referral.AtRisk.NO, Referral.AtRisk.YES, Referral.AtRisk.UNKNOWN}
VIEWS = {Known.YES, Known.NO}


def _is_said_already(referral: Referral) -> str | None:
    if referral.may_be_reviewed:
        return (
            "It is recorded already that the case may meet the criteria: the bodies to be told stand on the case page."
        )
    return None


@transition(Referral, source=Referral.STANDING, sentence="{by} answered anew whether other children are at risk")
def update_risk(referral: Referral, by: User, *, others_at_risk: str, others_at_risk_action: str = "") -> None:
    """Say whether other children are at risk, as it is known now (guidance.md 4.1). Raises ValidationError."""
    if others_at_risk not in AT_RISK:
        raise ValidationError({"others_at_risk": "Select whether other children are at risk now"})
    if others_at_risk == Referral.AtRisk.YES and not others_at_risk_action:
        raise ValidationError({"others_at_risk_action": "Enter what is being done for the other children"})
    before, note = referral.others_at_risk, referral.others_at_risk_action
    if (others_at_risk, others_at_risk_action) == (before, note):
        raise ValidationError({"others_at_risk": "This is as it stands: answer otherwise, or leave the page"})
    referral.others_at_risk, referral.others_at_risk_action = others_at_risk, others_at_risk_action
    _keep(referral, by, Q.AT_RISK, (before, note), (others_at_risk, others_at_risk_action))


@transition(
    Referral,
    source=Referral.STANDING,
    when=[_is_said_already],
    sentence="{by} recorded the view of the board whether the case may meet the criteria",
)
def assess(referral: Referral, by: User, *, board_view: str, because: str) -> None:
    """Say how the board sees it where who refers thinks that the criteria cannot be met. Raises ValidationError.

    What bodies are told of at receipt is a case that may meet them (guidance.md 7.5), whoever sees that.
    """
    if board_view not in VIEWS:
        raise ValidationError({"board_view": "Select whether the case may meet the criteria"})
    if not because:
        raise ValidationError({"because": "Enter why the board sees it so"})
    before = referral.board_view or Known.NO
    referral.board_view = board_view
    _keep(referral, by, Q.CRITERIA, (before, ""), (board_view, because))


def _keep(referral: Referral, by: User, question: Q, before: tuple[str, str], now: tuple[str, str]) -> None:
    LaterAnswer.objects.create(
        casefile=referral.casefile, agency=referral.agency, audience=referral.audience, referral=referral,
        question=question, before=before[0], before_note=before[1], answer=now[0], note=now[1], by=by,
        on=timezone.localdate(),
    )  # fmt: skip
