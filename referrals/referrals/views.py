"""The pages of a referral."""

from http import HTTPStatus
from typing import Any, cast

from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from referrals.likenesses.finding import Twin, as_named, children_of, likely
from referrals.moves.views import Merge, Split
from referrals.referrals import corrections, forms, transitions, voids
from referrals.referrals.boards import boards_of
from referrals.referrals.family import Named
from referrals.referrals.models import Referral
from scr_portal.accounts import Board
from scr_portal.casefiles import CaseFile
from scr_portal.corrections.models import Correction
from scr_portal.corrections.views import CorrectPage
from scr_portal.drafts import Draft, keep
from scr_portal.pages import OpenStepPage, RecordPage, StepPage, open_offers
from scr_portal.pages.finding import find
from scr_portal.voids.views import VoidPage


class Receive(OpenStepPage):
    """The first referral of a case; who serves several boards chooses one first."""

    step = transitions.receive
    form_class = forms.ReceiveForm
    title = "Receive a referral"
    button = "Receive the referral"
    starts = (
        "A case is opened, and the first round of consideration with it.",
        "The clock for the decision of the LSCB chair starts.",
        "The agencies that you ticked, and the sub-committee, are told by mail that names nobody.",
        "If the case may meet the criteria, the notices to be sent are listed on the case page.",
    )
    done = "The referral is received and the case is open."

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """The form for one board, or the choice of boards."""
        boards = boards_of(self.held)
        if not boards:
            raise PermissionDenied
        wanted = request.GET.get("board")
        if wanted is None and len(boards) > 1:
            return self.choose(boards)
        self.board = next((board for board in boards if wanted in (None, board.public_id)), None)
        if self.board is None:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def choose(self, boards: list[Board]) -> HttpResponse:
        """The boards for which this officer receives referrals."""
        context = {"title": "For which board is the referral?", "boards": boards, "back": reverse("home")}
        return render(self.request, "referrals/referrals/choose_board.html", context)

    def find_record(self) -> Referral:
        """A referral of a case that is not opened yet."""
        return Referral(casefile=CaseFile(board=self.board))

    @property
    def draft_key(self) -> str:
        """One draft a board."""
        return f"new:board:{self.record.casefile.board_id}"

    def post(self, request: HttpRequest, *args: str, **kwargs: Any) -> HttpResponse:
        """As every form; or what was typed goes on as a further referral of a case that is there."""
        return self.go_on(request.POST["go-on"]) if "go-on" in request.POST else super().post(request, *args, **kwargs)

    def form_valid(self, form: Form) -> HttpResponse:
        """First shown, once, the cases that may be of the same incident, of those that the officer may open."""
        twins = [] if "looked" in self.request.POST else self._twins(form)
        if not twins:
            return super().form_valid(form)
        context = self.get_context_data(form=form, twins=twins)
        return self.render_to_response(context, status=HTTPStatus.CONFLICT)

    def _twins(self, form: Form) -> list[Twin]:
        said: list[Named] = form.cleaned_data["children"]
        open_to = children_of(self.record.casefile.board).filter(casefile__in=self.held.casefile_ids())
        return likely(map(as_named, said), open_to)

    def go_on(self, public_id: str) -> HttpResponse:
        """To the form of a further referral, with what was typed."""
        casefile = find(CaseFile, self.user, public_id)
        key = f"new:{casefile.pk}"
        if Draft.objects.of(self.user, transitions.link.name, key):
            return self._begun_already(casefile)
        address = reverse("referrals:referral_link", args=[casefile.public_id])
        keep(
            Draft(
                owner=self.user, step=transitions.link.name, subject_key=key, data=self.typed(),
                title=Link.title, path=address, casefile_id=casefile.pk,
            )
        )  # fmt: skip
        self._drafts().delete()
        return redirect(address)

    def _begun_already(self, casefile: CaseFile) -> HttpResponse:
        """What was typed does not take the place of what is not sent yet."""
        form = self.get_form()
        begun = f"You have begun a further referral of {casefile.reference} and not sent it. Send or discard it first."
        form.is_valid()
        form.add_error(None, begun)
        return self.form_invalid(form)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """There is no case yet, and so no reference to show."""
        return super().get_context_data(**kwargs) | {
            "casefile": None, "board": self.record.casefile.board, "back": reverse("home"),
        }  # fmt: skip


class Link(OpenStepPage):
    """A further referral of the same incident."""

    step = transitions.link
    form_class = forms.LinkForm
    title = "Add a further referral of the same incident"
    button = "Add the referral"
    starts = ("If the board knew earlier than was recorded, the clock of the decision is counted again from that day.",)
    done = "The referral is added."


class Correct(CorrectPage):
    """A dated fact of a referral."""

    step = corrections.correct

    def get_success_url(self) -> str:
        """The referral, where the correction stands."""
        return reverse("referrals:referral", args=[self.record.public_id])


class Withdraw(StepPage):
    """A referral, taken back."""

    step = transitions.withdraw
    form_class = forms.WithdrawForm
    title = "Withdraw the referral"
    button = "Withdraw the referral"
    starts = ("Without another referral of the case, its consideration ends and its clocks stop.",)
    done = "The referral is withdrawn."


class Void(VoidPage):
    """A referral recorded by mistake."""

    step = voids.void


class Detail(RecordPage):
    """One referral in full."""

    record = Referral
    template_name = "referrals/referrals/detail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The referral and what can be done with it."""
        referral = cast(Referral, self.object)
        return super().get_context_data(
            title="Referral",
            back=reverse("case", args=[referral.casefile.public_id]),
            corrections=list(
                Correction.objects.visible_to(self.user).filter(about=referral.subject).select_related("by")
            ),
            came_from=self._seen(pk=referral.came_from_id),
            went_on_as=self._seen(came_from=referral.pk),
            put_right=open_offers(referral, self.held, (Correct, Withdraw, Merge, Split, Void)),
            **kwargs,
        )

    def _seen(self, **which: Any) -> list[Referral]:
        """Referrals of other cases that this one came from or goes on as, if the reader may open those cases."""
        return list(Referral.objects.visible_to(self.user).filter(**which).select_related("casefile"))
