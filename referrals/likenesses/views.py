"""The page of a likely second referral."""

from typing import Any

from referrals.likenesses import forms, transitions
from referrals.likenesses.models import Likeness
from scr_portal.casefiles import CaseFile
from scr_portal.pages import StepPage


class Dismiss(StepPage):
    """It is another matter."""

    step = transitions.dismiss
    form_class = forms.DismissForm
    title = "Say that it is not the same incident"
    button = "It is not the same incident"
    starts = ("The two cases go on as they are, and you are not asked again.",)
    done = "It is recorded that the two cases are not of the same incident."
    record: Likeness

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The other case, where the reader may open it."""
        other = CaseFile.objects.visible_to(self.user).filter(pk=self.record.other_id).first()
        return super().get_context_data(other=other, **kwargs)
