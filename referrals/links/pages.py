"""The pages of whoever refers themselves, and the page that tells them what happens next."""

from http import HTTPStatus
from typing import Any

from django import forms as django_forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from referrals.likenesses.finding import Twin
from referrals.links import questions, transitions
from referrals.links.models import ReferralLink
from referrals.notifications import NEXT as STEPS
from referrals.referrals.checking import ReceiveCheck
from referrals.referrals.receiving import OfNewReferral, Receive, ReceivePart
from scr_portal.pages import SignedInPage

REFERRED = "referred"
"""The reference of what was sent last, for the rest of the session."""
NEXT = "referrals:referral_refer_next"


class OfOwnReferral(OfNewReferral):
    """The pages of a referral, for a guest who has come by a link, or who represents an agency."""

    step = transitions.refer
    parts = questions.PARTS
    address = "referrals:referral_refer"
    all_pages = "Make a referral"
    done = "Your referral is sent."
    saved_words = "Saved. Only you can see it until you send it. Come back to it by the same way."
    link: ReferralLink | None = None

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """A guest who has sent the referral sees what happens next, and no form again."""
        if self.user.refers_to:
            self.link = ReferralLink.objects.open_to(self.user, self.user.refers_to)
            if self.link is None:
                return redirect(NEXT)
        return super().dispatch(request, *args, **kwargs)

    @property
    def draft_key(self) -> str:
        """One draft a link; for others one a board."""
        return self.link.draft_key if self.link else super().draft_key


class Refer(OfOwnReferral, Receive):
    """The list of the pages."""

    title = OfOwnReferral.all_pages

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """A guest has no other page to go back to."""
        context = super().get_context_data(**kwargs)
        return context | ({"back": ""} if self.link else {})


class ReferPart(OfOwnReferral, ReceivePart):
    """One page."""


class ReferCheck(OfOwnReferral, ReceiveCheck):
    """All answers, and the step."""

    form_class = questions.ReferForm
    button = "Send the referral"
    starts = (
        "The board's office reads what you wrote. The time in which the board must decide begins.",
        "You get a reference, and an e-mail that names nobody.",
        "You cannot change it afterwards: tell the office what you learn later.",
    )

    @property
    def twins(self) -> list[Twin]:
        """None: whether there is such a case is nothing that who refers may learn. The office is told."""
        return []

    def go_on(self, public_id: str) -> HttpResponse:
        """No case is there for who refers."""
        raise Http404

    def take(self, form: django_forms.Form) -> None:
        """Send it, and remember the reference."""
        super().take(form)
        self.request.session[REFERRED] = self.record.casefile.reference

    def get_success_url(self) -> str:
        """What happens next."""
        return reverse(NEXT)


class Next(SignedInPage):
    """A reference, and what happens next: nothing of the case."""

    template_name = "referrals/links/next.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Only for who has sent a referral."""
        reference = self.reference
        if not reference:
            raise Http404
        context = self.get_context_data(title="Your referral is sent", reference=reference, steps=STEPS, **kwargs)
        return self.render_to_response(context, status=HTTPStatus.OK)

    @property
    def reference(self) -> str:
        """Of what was sent last in this session; a guest who comes back finds it by the link."""
        if said := self.request.session.get(REFERRED, ""):
            return str(said)
        used = ReferralLink.objects.filter(user=self.user, board=self.user.refers_to).exclude(reference="")
        return used[0].reference if self.user.refers_to and used else ""
