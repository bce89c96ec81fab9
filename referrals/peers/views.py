"""The pages of a peer challenge."""

from typing import Any

from django.utils import timezone

from referrals.peers import corrections, forms, transitions, voids
from scr_portal.corrections.views import CorrectPage
from scr_portal.deadlines import sums_of
from scr_portal.pages import OpenStepPage, StepPage
from scr_portal.pages.saving import SavesItself
from scr_portal.partners.transitions import can_be_passed_on
from scr_portal.voids.views import VoidPage


class Ask(SavesItself, OpenStepPage):
    """The chair asks a peer."""

    step = transitions.ask
    form_class = forms.AskForm
    title = "Ask for a peer challenge"
    button = "Record that the peer was asked"
    starts = (
        "Your question stands on the case, for you and the board's office alone.",
        "You are reminded of the day by which you want the advice.",
        "No clock waits for the advice: the day of the decision stays as it is.",
    )
    done = "The peer challenge is recorded."

    def get_form_kwargs(self) -> dict[str, Any]:
        """The documents that the chair may show to a peer."""
        return super().get_form_kwargs() | {"offered": can_be_passed_on(self.user, self.record.casefile)}


class Advise(SavesItself, StepPage):
    """The advice has come."""

    step = transitions.advise
    form_class = forms.AdviseForm
    title = "Record the advice of a peer"
    button = "Record the advice"
    starts = ("The advice stands beside what you decide, with whether you followed it and why.",)
    done = "The advice is recorded."

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What was asked, and the sum of the day by which the advice is wanted."""
        sums = sums_of(self.record.casefile, self.user, [self.record])
        return super().get_context_data(challenge=self.record, sums=sums, today=timezone.localdate(), **kwargs)


class Correct(CorrectPage):
    """The days of a peer challenge."""

    step = corrections.correct


class Void(VoidPage):
    """A peer challenge that was recorded by mistake."""

    step = voids.void
    shows = ("question",)
