"""The pages of whoever refers themselves, and the page that tells them what happens next."""

from collections.abc import Iterator
from http import HTTPStatus
from typing import Any, cast

from django import forms as django_forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.functional import cached_property

from referrals.links import questions, transitions
from referrals.links.models import ReferralLink
from referrals.links.sent import SentReferral, all_sent, open_to
from referrals.notifications import NEXT as STEPS
from referrals.notifications import SECURE_YOUR_RECORDS
from referrals.referrals.boards import boards_of
from referrals.referrals.checking import Check
from referrals.referrals.forms import AT_RISK, REFERRER, AttachForm
from referrals.referrals.models import Referral
from referrals.referrals.putting import FilesPage
from referrals.referrals.receiving import OfNewReferral, OnePage, OwnPages
from referrals.unsent_risks import telling
from scr_portal import audit
from scr_portal.accounts import Board, User
from scr_portal.addresses import reverse
from scr_portal.drafts import ONLY_YOU
from scr_portal.pages import SignedInPage, StepPage
from scr_portal.roles import REFERS

REFERRED = "referred"
"""The reference of what was sent last, for the rest of the session."""
NEXT, ENCLOSE = "referrals:referral_refer_next", "referrals:referral_refer_enclose"
OF_ADDRESS = {NEXT: "referrals:referral_sent", ENCLOSE: "referrals:referral_sent_enclose"}
"""The pages for what was sent last, and the same for what an address names."""
TITLE = "Your referral is sent"
DO_NOT_WAIT = "If a child may be at risk now, do not wait for this form: act at once as your agency’s procedures say"
TOLD = (
    "If you answer yes, its office is told by e-mail that somebody says so, and that it should call you. It is told "
    "again whenever you change your answer to yes, or say more after it has called. It sees who you are, where you can "
    "be called and when you changed your answer, and nothing else that you write."
)


class OfOwnReferral(OfNewReferral):
    """The pages of a referral, for a guest who has come by a link, or who represents an agency."""

    step = transitions.refer
    parts = questions.PARTS
    address = "referrals:referral_refer"
    title = all_pages = "Make a referral"
    done = "Your referral is sent."
    reminders = (
        SECURE_YOUR_RECORDS,
        "Send what you know. Local forms ask for a referral within 72 hours of the incident. What you learn later you "
        "can tell the board’s office.",
    )
    link: ReferralLink | None = None

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """The page for one board, or the choice of boards; what happens next, for a guest who has sent theirs."""
        if self.user.refers_to:
            self.link = ReferralLink.objects.open_to(self.user, self.user.refers_to)
            if self.link is None:
                return redirect(NEXT)
        boards = boards_of(self.held, self.step.permission)
        if not boards:
            raise PermissionDenied
        wanted = request.GET.get("board")
        if wanted is None and len(boards) > 1:
            return self.choose(boards)
        board = next((board for board in boards if wanted in (None, board.public_id)), None)
        if board is None:
            raise Http404
        self.board = board
        return super().dispatch(request, *args, **kwargs)

    @property
    def saved_words(self) -> str:  # type: ignore[override]
        """Who sees it before it is sent, and how to come back."""
        seen_by = self.draft.seen_by if self.draft else ONLY_YOU
        return f"Saved. {seen_by[:1].upper()}{seen_by[1:]} until you send it. Come back to it by the same way."

    def choose(self, boards: list[Board]) -> HttpResponse:
        """The boards to which this reader may bring a referral."""
        context = {"title": "For which board is the referral?", "boards": boards, "back": reverse("home")}
        return render(self.request, "referrals/referrals/choose_board.html", context)

    @property
    def chosen(self) -> dict[str, str]:
        """The board, where there is a choice."""
        return {"board": self.request.GET.get("board", "")}

    @property
    def draft_key(self) -> str:
        """One draft a link; for others one a board."""
        return self.link.draft_key if self.link else f"new:board:{self.board.pk}"


class Refer(OfOwnReferral, OwnPages):
    """The list of the pages."""

    template_name = "referrals/links/refer.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """A guest has no other page to go back to."""
        context = super().get_context_data(**kwargs)
        return context | ({"back": ""} if self.link else {})


class ReferPart(OfOwnReferral, OnePage):
    """One page. Nobody reads it before it is sent; who says that other children are at risk now is called at once."""

    def get_form_kwargs(self) -> dict[str, Any]:
        """Filled in is where they can be called now, if they said so, and what is known of whoever has an account."""
        kwargs = super().get_form_kwargs()
        if "data" not in kwargs and self.part.slug == REFERRER.slug:
            known = questions.known_of(self.user, self.board) if self.link is None else {}
            said = filter(None, [questions.reached(self.saved), known.get("referrer_contact")])
            kwargs["initial"] = known | {"referrer_contact": ", ".join(said)}
        return kwargs

    def post(self, request: HttpRequest, *args: str, **kwargs: Any) -> HttpResponse:
        """Save, and let the office know: both, or neither."""
        with transaction.atomic():
            before = telling.said(self._drafts())
            answer = super().post(request, *args, **kwargs)
            if self.part.slug in (AT_RISK.slug, REFERRER.slug):
                telling.note(self._drafts(), self.board, before)
        return answer

    @property
    def beware(self) -> str:  # type: ignore[override]
        """Whom to turn to at once; with the first question alone."""
        if self.part.slug != AT_RISK.slug:
            return ""
        call = f", and telephone the office of {self.board}: {self.board.telephone}" if self.board.telephone else ""
        return f"{DO_NOT_WAIT}{call}. Nobody at the board reads this form before you send it. {TOLD}"


class ReferFiles(FilesPage, OfOwnReferral):
    """The files that come with it."""


class ReferCheck(OfOwnReferral, Check):
    """All answers, and the step. Whether there is such a case already is nothing that who refers may learn."""

    form_class = questions.ReferForm
    title = Check.title
    button = "Send the referral"
    starts = (
        "The board's office reads what you wrote. The time in which the board must decide begins.",
        "You get a reference, and an e-mail that names nobody.",
        "You cannot change it afterwards: tell the office what you learn later. You can attach more files then.",
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
    kwargs: dict[str, Any]

    @property
    def reader(self) -> User:
        """Who has come back."""
        return cast(User, self.request.user)

    @cached_property
    def sent(self) -> SentReferral:
        """Their referral, and their files. What was sent last in this session; for a guest, that of the link."""
        reference = self.request.session.get(REFERRED, "") or self._of_link()
        return _the_one(sent for sent in all_sent(self.reader) if sent.reference == reference)

    def address(self, of: str = NEXT) -> str:
        """What happens next, or another page of this referral."""
        return reverse(of)

    def _of_link(self) -> str:
        if not self.reader.refers_to:
            return ""
        used = ReferralLink.objects.filter(user=self.reader, board=self.reader.refers_to).exclude(reference="").first()
        return used.reference if used else ""


class OfAddress(OfSent):
    """The same for whoever signs in: the referral that the address names, among their own."""

    @cached_property
    def sent(self) -> SentReferral:
        """Their referral, and their files."""
        return _the_one(sent for sent in open_to(self.reader) if sent.public_id == self.kwargs["sent"])

    def address(self, of: str = NEXT) -> str:
        """The same with the referral in it."""
        return reverse(OF_ADDRESS[of], args=[*self.kwargs.values()])


class Next(OfSent, SignedInPage):
    """A reference, what happens next, and the files that they attached: nothing of the case."""

    template_name = "referrals/links/next.html"
    title = TITLE

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Only for who has sent a referral; logged. That it is sent, the page says itself."""
        sent = self.sent
        audit.opened(self.user, audit.Access.Kind.VIEW, casefile_id=sent.casefile_id, about=sent.subject)
        context = self.get_context_data(
            title=self.title, sent=sent, steps=STEPS, secure=SECURE_YOUR_RECORDS,
            attach=self.address(ENCLOSE) if sent.referral else "",
            messages=[one for one in messages.get_messages(request) if one.message != OfOwnReferral.done],
            has_account=not self.reader.refers_to,
        )  # fmt: skip
        return self.render_to_response(context, status=HTTPStatus.OK)


class SentOne(OfAddress, Next):
    """The same, for one of all that somebody has sent."""

    title = "A referral that you sent"
    record = Referral

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """What is not theirs is not there, whatever is sent to it."""
        _ = self.sent  # raises Http404
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Back to all of them."""
        return super().get_context_data(**kwargs) | {"back": reverse("referrals:referrals_sent")}


class Sent(SignedInPage):
    """The referrals that the reader has sent; 403 for who refers to no board."""

    template_name = "referrals/links/sent.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The newest first."""
        if not self.held.boards_where(REFERS):
            raise PermissionDenied
        title = "Referrals that you have sent"
        return super().get_context_data(title=title, back=reverse("home"), all_sent=open_to(self.user), **kwargs)


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
        return self.address()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Not the case: its label is not for who refers."""
        return super().get_context_data(**kwargs) | {"casefile": None, "back": self.address()}


class SentEnclose(OfAddress, Enclose):
    """The same, for one of all that somebody has sent."""


def _the_one(found: Iterator[SentReferral]) -> SentReferral:
    """The first; not there is 404."""
    for sent in found:
        return sent
    raise Http404
