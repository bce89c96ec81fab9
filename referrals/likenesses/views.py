"""The page of a likely second referral."""

from typing import Any

from referrals.likenesses import forms, transitions
from referrals.likenesses.finding import people_by_case
from referrals.likenesses.models import Likeness
from referrals.moves.transitions import merge
from referrals.referrals.models import Referral
from scr_portal.addresses import reverse
from scr_portal.casefiles import CaseFile
from scr_portal.pages import StepPage


class Dismiss(StepPage):
    """It is another matter."""

    step = transitions.dismiss
    form_class = forms.DismissForm
    title = "Is it the same incident?"
    button = "It is not the same incident"
    starts = ("The two cases go on as they are, and you are not asked again.",)
    done = "It is recorded that the two cases are not of the same incident."
    record: Likeness

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The other case, where the reader may open it, what was compared, and the way to move the referral."""
        other = CaseFile.objects.visible_to(self.user).filter(pk=self.record.other_id).first()
        beside = people_by_case([self.record.casefile, other]) if other else []
        move_url = self._move_url(other) if other else ""
        return super().get_context_data(other=other, beside=beside, move_url=move_url, **kwargs)

    def _move_url(self, other: CaseFile) -> str:
        """The page that moves the referral of this case, with the other one's reference in it."""
        referrals = Referral.objects.visible_to(self.user).filter(casefile=self.record.casefile).order_by("pk")
        movable = (one for one in referrals if one.stands and merge.offered_to(one, self.held))
        pages = (reverse("referrals:referral_merge", args=[one.public_id]) for one in movable)
        return next((f"{page}?reference={other.reference}" for page in pages), "")
