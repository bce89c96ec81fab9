"""The pages of a peer challenge."""

from typing import Any, cast

from django.utils import timezone

from referrals.peers import corrections, forms, reading, transitions, voids
from referrals.peers.models import PeerChallenge
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


class Invite(StepPage):
    """The peer is let in, to what they are asked about."""

    step = reading.invite
    form_class = forms.InviteForm
    title = "Let the peer read of the case"
    button = "Let them read"
    starts = (
        "The peer reads the referral, what was recommended with its dissents, your decision, the terms of reference "
        "and your question: no file, and nothing that agencies or the family said.",
        "Whoever has no account is sent a link. It opens nothing alone: each time, a code goes to the same address. "
        "The chair of a board that uses the portal signs in.",
        "It ends on that day, and earlier when you record the advice.",
    )
    done = "The peer can read of the case."

    def get_initial(self) -> dict[str, Any]:
        """Who was asked, and until the day by which the advice is wanted, where that is still to come."""
        asked = cast("PeerChallenge", self.record)
        lasts = {"expires_on": asked.until} if asked.until and asked.until > timezone.localdate() else {}
        return super().get_initial() | {"name": asked.peer} | lasts


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
