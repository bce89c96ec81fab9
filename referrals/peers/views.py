"""The pages of a peer challenge."""

from http import HTTPStatus
from typing import Any, ClassVar, cast

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from referrals.peers import corrections, forms, reading, transitions, voids
from referrals.peers.models import PeerChallenge
from scr_portal.corrections.views import CorrectPage
from scr_portal.deadlines import sums_of
from scr_portal.forms import Form
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
        "They can give their advice here, in their own words. You are told when it has come.",
        "It ends on that day, and earlier when the advice has come.",
    )
    done = "The peer can read of the case."

    def get_initial(self) -> dict[str, Any]:
        """Who was asked, and until the day by which the advice is wanted, where that is still to come."""
        asked = cast("PeerChallenge", self.record)
        lasts = {"expires_on": asked.until} if asked.until and asked.until > timezone.localdate() else {}
        return super().get_initial() | {"name": asked.peer} | lasts


class OfChallenge(SavesItself, StepPage):
    """A step on a question that was asked, which stands above the form."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What was asked, and the sum of the day by which the advice is wanted."""
        sums = sums_of(self.record.casefile, self.user, [self.record])
        return super().get_context_data(challenge=self.record, sums=sums, today=timezone.localdate(), **kwargs)

    def get_template_names(self) -> list[str]:
        """One for all of them."""
        return ["referrals/peers/step.html"]


class Advise(OfChallenge):
    """The peer advises; or the chair writes down what came another way."""

    step = transitions.advise
    form_class = forms.AdviseForm
    title = "Record the advice of a peer"
    button = "Record the advice"
    starts: ClassVar[tuple[str, ...]] = (
        "The advice stands beside what you decide. It waits for your word on whether you follow it.",
        "Where the peer could read of the case here, they no longer can.",
    )
    done = "The advice is recorded. Where it came, you can say now whether you follow it."
    done_by_peer = "Your advice is with the LSCB chair."
    starts_of_peer = (
        "The LSCB chair who asks you and the office of the board are told that your advice has come, and read it.",
        "You cannot read of the case any more, from that moment, nor change what you wrote.",
        "The chair decides. Your advice does not bind them.",
    )

    @property
    def is_peer(self) -> bool:
        """Whether the reader is the one who was asked."""
        return cast("PeerChallenge", self.record).is_asked_of(self.user)

    def get_form_class(self) -> type[Form]:
        """One text, for the peer."""
        return forms.OwnAdviceForm if self.is_peer else forms.AdviseForm

    def what_follows(self) -> tuple[str, ...]:
        """What it means for the peer."""
        return self.starts_of_peer if self.is_peer else self.starts

    def what_happened(self) -> str:
        """What the peer is told."""
        return self.done_by_peer if self.is_peer else self.done

    def take(self, form: Any) -> None:
        """The peer advises today."""
        if self.is_peer:
            form.cleaned_data["advised_on"] = timezone.localdate()
        super().take(form)

    def form_valid(self, form: Any) -> HttpResponse:
        """The case page is closed to the peer from now on, and so is the portal, if they came by a link."""
        answer = super().form_valid(form)
        if not self.is_peer or answer.status_code != HTTPStatus.FOUND:
            return answer
        said = {"title": "What happens next", "board": self.record.casefile.board}
        return render(self.request, "referrals/peers/advised.html", said)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The words of the peer's page."""
        said = super().get_context_data(**kwargs)
        return said | {"title": "Give your advice", "button": "Send your advice"} if self.is_peer else said


class Regard(OfChallenge):
    """The chair says what comes of it."""

    step = transitions.regard
    form_class = forms.RegardForm
    title = "Say whether you follow the advice of a peer"
    button = "Record how the advice was regarded"
    starts = ("Whether you follow the advice, and why, stands beside it. The peer is not told.",)
    done = "It is recorded how the advice was regarded."


class Correct(CorrectPage):
    """The days of a peer challenge."""

    step = corrections.correct


class Void(VoidPage):
    """A peer challenge that was recorded by mistake."""

    step = voids.void
    shows = ("question",)
