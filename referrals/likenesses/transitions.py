"""The step of an officer who has looked at two cases side by side. Moving the referral is the other way out."""

from referrals.likenesses.models import Likeness
from scr_portal.accounts import User
from scr_portal.casefiles import CaseFile, closed
from scr_portal.transitions import Refused, transition

S = Likeness.Status


@transition(
    Likeness,
    source=[S.FOUND],
    target=S.DISMISSED,
    when=[closed],
    sentence="{by} found that an earlier case is not of the same incident",
)
def dismiss(likeness: Likeness, by: User, *, why_dismissed: str) -> None:
    """Say that the two are not one matter, and why; both go on as they are. Who may not open both cannot tell."""
    if not CaseFile.objects.visible_to(by).filter(pk=likeness.other_id).exists():
        raise Refused("The earlier case is not open to you: another officer of the board looks at it.")
    likeness.why_dismissed = why_dismissed
