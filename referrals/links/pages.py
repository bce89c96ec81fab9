"""The pages of whoever refers themselves, and the page that tells them what happens next."""

from http import HTTPStatus
from typing import Any, cast

from django import forms as django_forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from referrals.links import questions, transitions
from referrals.links.models import ReferralLink
from referrals.links.sent import SentReferral
from referrals.notifications import NEXT as STEPS
from referrals.referrals.checking import Check
from referrals.referrals.forms import AttachForm
from referrals.referrals.models import Referral
from referrals.referrals.receiving import OfNewReferral, Receive, ReceivePart
from scr_portal.accounts import User
from scr_portal.pages import SignedInPage, StepPage

REFERRED = "referred"
"""The reference of what was sent last, for the rest of the session."""
NEXT = "referrals:referral_refer_next"
TITLE = "Your referral is sent"


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


class ReferCheck(OfOwnReferral, Check):
    """All answers, and the step. Whether there is such a case already is nothing that who refers may learn."""

    form_class = questions.ReferForm
    title = Check.title
    button = "Send the referral"
    starts = (
        "The board's office reads what you wrote. The time in which the board must decide begins.",
        "You get a reference, and an e-mail that names nobody.",
        "You cannot change it afterwards: tell the office what you learn later. You can attach files then.",
    )

    def take(self, form: django_forms.Form) -> None:
        """Send it, and remember the reference."""
        super().take(form)
        self.request.session[REFERRED] = self.record.casefile.reference

    def get_success_url(self) -> str:
        """What happens next."""
        return reverse(NEXT)


class OfSent:
    """What the pages share on which somebody comes back to what they have sent."""

    request: HttpRequest

    @property
    def reference(self) -> str:
        """Of what was sent last in this session; a guest who comes back finds it by the link."""
        user = cast(User, self.request.user)
        if said := self.request.session.get(REFERRED, ""):
            return str(said)
        used = ReferralLink.objects.filter(user=user, board=user.refers_to).exclude(reference="")
        return used[0].reference if user.refers_to and used else ""

    @property
    def sent(self) -> SentReferral:
        """Their referral, and their files."""
        return SentReferral(cast(User, self.request.user), self.reference)


class Next(OfSent, SignedInPage):
    """A reference, what happens next, and the files that they attached: nothing of the case."""

    template_name = "referrals/links/next.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Only for who has sent a referral. That it is sent, the page says itself."""
        reference, sent = self.reference, self.sent
        if not reference:
            raise Http404
        context = self.get_context_data(
            title=TITLE, reference=reference, steps=STEPS, files=sent.files, may_attach=sent.referral is not None,
            messages=[one for one in messages.get_messages(request) if one.message != OfOwnReferral.done], **kwargs,
        )  # fmt: skip
        return self.render_to_response(context, status=HTTPStatus.OK)


class Enclose(OfSent, StepPage):
    """A file for the referral that they have sent."""

    step = transitions.enclose
    form_class = AttachForm
    title = "Attach a file to your referral"
    button = "Attach the file"
    starts = (
        "The board's office is told, and reads it with your referral.",
        "You cannot open it here or take it back: keep your own copy.",
    )
    done = "The file is attached."

    def find_record(self) -> Referral:
        """As it stands: whoever has sent it knows of no version, nor of the case in which it goes on."""
        referral = self.sent.referral
        if referral is None:
            raise Http404
        return referral

    def get_success_url(self) -> str:
        """What happens next, with the files."""
        return reverse(NEXT)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Not the case: its label is not for who refers."""
        return super().get_context_data(**kwargs) | {"casefile": None, "back": reverse(NEXT)}
