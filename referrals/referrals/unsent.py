"""The referrals that a board's office has begun and not sent: each by itself, and for everybody who receives them."""

from http import HTTPStatus
from typing import Any, ClassVar, cast

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from referrals.referrals import transitions
from referrals.referrals.boards import boards_of
from referrals.referrals.putting import FilesPage
from referrals.referrals.receiving import AllPages, OfNewReferral, OnePage
from referrals.unsent_risks.telling import ToCall, to_call
from scr_portal import audit
from scr_portal.access import Grants
from scr_portal.accounts import Board, User
from scr_portal.addresses import reverse
from scr_portal.clocks import day_words
from scr_portal.drafts import Draft, DraftQuerySet, locked
from scr_portal.forms import Form
from scr_portal.forms.answers import differences
from scr_portal.ids import public_id
from scr_portal.pages import SignedInPage
from scr_portal.transitions import Transition

TITLE = "Receive a referral"
PUT_AWAY = "The referral is put away. Whoever receives referrals for the board can take it up again for 30 days."
TAKEN_UP = "The referral is taken up again."


def begin(board: Board, by: User) -> Draft:
    """An empty one; where the same person has begun one and typed nothing into it, that."""
    step = transitions.receive.name
    empty = Draft.objects.kept().filter(step=step, board=board, owner=by, path="", ended="").first()
    key = public_id()
    return empty or Draft.objects.create(
        public_id=key, board=board, owner=by, saved_by=by, step=step, subject_key=f"new:board:{board.pk}:{key}",
        title=TITLE,
    )  # fmt: skip


class Begin(SignedInPage):
    """What the reader's offices have begun and not sent, and the button that begins another."""

    template_name = "referrals/referrals/begin.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Only for who receives referrals."""
        self.boards = boards_of(self.held, transitions.receive.permission)
        if not self.boards:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Begin one, for the board that the button names."""
        wanted = request.POST.get("board", self.boards[0].public_id)
        board = next((board for board in self.boards if board.public_id == wanted), None)
        if board is None:
            raise Http404
        begun = begin(board, self.user)
        return redirect(reverse("referrals:referral_receive_all", args=[begun.public_id]))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """By board: whom to call at once, whom somebody called, who said otherwise; what goes on, what was put away."""
        begun = Draft.objects.visible_to(self.held).filter(step=transitions.receive.name, board__in=self.boards)
        rows = list(begun.exclude(path="").select_related("owner", "saved_by").order_by("-saved_at"))
        offices = [
            (board, *_at_risk(board, self.held), *([one for one in lines if one.ended == end] for end in ENDS))
            for board in self.boards
            for lines in [[one for one in rows if one.board_id == board.pk]]
        ]
        return super().get_context_data(title=TITLE, back=reverse("home"), offices=offices, **kwargs)


ENDS = ("", Draft.End.PUT_AWAY)


def _at_risk(board: Board, held: Grants) -> tuple[list[ToCall], list[ToCall], list[ToCall]]:
    """Whom the office is to call, whom it has called, and who has changed their answer from yes to another."""
    every = list(to_call(board, held))
    standing = [one for one in every if one.risk.stands]
    called, others = ([one for one in standing if one.is_called is called] for called in (True, False))
    return others, called, [one for one in every if not one.risk.stands]


class OfUnsent(OfNewReferral):
    """The pages of one of them. Another board's, and one that was erased, is not there."""

    step: ClassVar[Transition[Any, ...]] = transitions.receive
    address = "referrals:referral_receive"
    all_pages = TITLE
    title = TITLE
    done = "The referral is received and the case is open."
    saved_words = (
        "Saved. Whoever receives referrals for the board can see it and go on with it. It stands on your home page."
    )
    shows_ended: ClassVar[bool] = False

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Of what was sent or put away the first page says so; what is sent to the others is answered by them."""
        seen = Draft.objects.visible_to(self.held).filter(step=self.step.name, board__isnull=False)
        found = seen.select_related("board", "owner", "saved_by").filter(public_id=kwargs["unsent"]).first()
        if found is None or found.board is None:
            raise Http404
        self.draft, self.board = found, found.board
        if found.ended and not self.shows_ended and request.method != "POST":
            return redirect(self.at())
        return super().dispatch(request, *args, **kwargs)

    @property
    def unsent(self) -> Draft:
        """What is filled in here."""
        return cast(Draft, self.draft)

    @property
    def draft_key(self) -> str:
        """Each by itself."""
        return self.unsent.subject_key

    def at(self, page: str = "", **query: str) -> str:
        """One of its pages; the list of them all."""
        return super().at(page or "all", **query)

    def new_draft(self, data: dict[str, list[str]]) -> Draft:
        """What is saved of it, in the one row that all share."""
        draft = super().new_draft(data)
        draft.owner, draft.board, draft.saved_by = self.unsent.owner, self.unsent.board, self.user
        return draft

    def _drafts(self) -> DraftQuerySet:
        return Draft.objects.filter(pk=self.unsent.pk)

    def refuses(self) -> str:
        """Who has sent it or put it away, and when; nothing while it goes on."""
        if not self.unsent.ended:
            return ""
        what, day = self.unsent.get_ended_display().lower(), day_words(timezone.localdate(self.unsent.saved_at))
        return f"This referral was {what} on {day} by {self.unsent.saved_by}."

    def note_view(self) -> None:
        """There is no case: the row itself is noted, for whoever asks who has read it."""
        audit.opened(self.user, audit.Access.Kind.VIEW, about=f"scr_portal.draft:{self.unsent.pk}")

    def overtaken(self, stands: Form, **marks: Any) -> HttpResponse:
        """Both versions, and whose the other one is; of what was sent or put away meanwhile nothing can be saved."""
        self.unsent.refresh_from_db()
        form = cast(Form, self.get_form())
        context = self.get_context_data(form=form) | {"lines": list(differences(form, stands)), **marks}
        by = "yourself in another window" if self.unsent.saved_by == self.user else self.unsent.saved_by
        context |= {"how_it_ended": self.refuses(), "by": by, "all": self.at()}
        return render(self.request, "referrals/referrals/overtaken.html", context, status=HTTPStatus.CONFLICT)


class Receive(OfUnsent, AllPages):
    """The list of its pages; from here it is put away, and taken up again."""

    template_name = "referrals/referrals/receive.html"
    shows_ended = True

    def post(self, request: HttpRequest, *args: str, **kwargs: Any) -> HttpResponse:
        """Put it away, or take it up again; what was sent stays sent."""
        wanted = {"put-away": Draft.End.PUT_AWAY.value, "take-up": ""}
        asked = next((end for name, end in wanted.items() if name in request.POST), None)
        with transaction.atomic():
            self.draft = locked(self.new_draft({}))
            if asked is not None and self.unsent.ended != Draft.End.SENT and self.unsent.ended != asked:
                self.unsent.save_as(asked, self.user)
                messages.success(request, PUT_AWAY if asked else TAKEN_UP)
        return redirect(reverse("referrals:referral_receive") if self.unsent.ended else self.at())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Back to all that were begun."""
        may_take_up = self.unsent.ended == Draft.End.PUT_AWAY
        back = {"back": reverse("referrals:referral_receive"), "may_take_up": may_take_up}
        return super().get_context_data(**kwargs) | back


class ReceivePart(OfUnsent, OnePage):
    """One page of it."""


class ReceiveFiles(FilesPage, OfUnsent):
    """The files that come with it."""
