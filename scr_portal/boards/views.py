"""The pages of a board's office: who is there, what waits for its word."""

from http import HTTPStatus
from typing import Any, ClassVar

from django import forms as django_forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.views.generic.edit import FormMixin

from scr_portal import walls
from scr_portal.accounts import Absence, AddressChange, Board, Membership
from scr_portal.accounts.confirming import CONFIRMS, addresses_to_answer, roles_waiting, settle, settle_address
from scr_portal.addresses import reverse
from scr_portal.boards import forms
from scr_portal.forms.form import status_of
from scr_portal.mail import Message
from scr_portal.pages import SignedInPage
from scr_portal.roles import OF_BOARD

TOO_LATE = "Somebody has answered this already, or it cannot be done any more."


class BoardPage(SignedInPage):
    """A page of one board's office. Not your board is 404, not in its office 403."""

    permission: ClassVar[str] = CONFIRMS

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the board among the reader's."""
        super().setup(request, *args, **kwargs)
        self.board = self.find_board()

    def find_board(self) -> Board:
        """The board that the address names, or Http404: one question either way, so that nothing tells the two."""
        board = Board.objects.filter(pk__in=list(self.held.boards), public_id=self.kwargs["board"]).first()
        if board is None:
            raise Http404
        return board

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Ask for the right."""
        if not self.held.may_on_board(self.permission, self.board.pk):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The board itself, not its id in the address."""
        return super().get_context_data(**kwargs | {"board": self.board})


class Office(BoardPage):
    """Who holds which role on the board, what waits, and when the chair is away."""

    template_name = "boards/office.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Only this board's."""
        today = timezone.localdate()
        members = Membership.objects.on(today).filter(board=self.board, role__in=OF_BOARD)
        absences = Absence.objects.not_over(today).filter(membership__board=self.board)
        with walls.portal():  # whether mail reaches somebody, not which
            failed = Message.objects.failed(timezone.now()).filter(user__memberships__in=members)
            unreached = set(failed.values_list("user", flat=True))
        return super().get_context_data(
            title=f"People of {self.board}",
            back=reverse("home"),
            unreached=unreached,
            members=members.select_related("user", "board").order_by("role", "since"),
            roles=roles_waiting([self.board.pk], self.user),
            addresses=addresses_to_answer(self.board, self.user),
            agencies=self.board.agencies.all(),
            absences=absences.select_related("membership__user", "recorded_by"),
            **kwargs,
        )


class OfficeForm(FormMixin[django_forms.Form], BoardPage):
    """One question of the office, answered once."""

    template_name = "boards/form.html"
    title: ClassVar[str]
    button: ClassVar[str]
    starts: ClassVar[tuple[str, ...]] = ()
    done: ClassVar[str]

    def get_success_url(self) -> str:
        """The board's office."""
        return reverse("scr_portal:board_office", args=[self.board.public_id])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The words of the page."""
        words = {"title": self.title, "button": self.button, "starts": self.starts}
        return super().get_context_data(back=self.get_success_url(), **words, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Take the answer, or show the form again."""
        form = self.get_form()
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=status_of(form))
        try:
            why_not = [] if self.take(form) else [TOO_LATE]
        except ValidationError as broken:
            why_not = broken.messages
        if why_not:
            form.add_error(None, why_not)
            return self.render_to_response(self.get_context_data(form=form), status=HTTPStatus.CONFLICT)
        messages.success(request, self.done)
        return redirect(self.get_success_url())

    def take(self, form: django_forms.Form) -> bool:
        """Do it; False when it cannot be done any more."""
        raise NotImplementedError


class Replaces(OfficeForm):
    """Puts answers in the place of others: never over what somebody else has changed since the page was opened."""

    changed: str

    def mark(self, *, locks: bool) -> str:
        """What tells that which stands from what stood before or after a change; `locks` for the one who writes."""
        raise NotImplementedError

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Take the answer where the reader saw what stands, or else show what has changed."""
        with transaction.atomic():
            if request.POST.get("version") == self.mark(locks=True):
                return super().post(request, *args, **kwargs)
            form = self.get_form()
            form.add_error(None, self.changed)
            return self.render_to_response(self.get_context_data(form=form), status=HTTPStatus.CONFLICT)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The mark of what the page shows."""
        return super().get_context_data(version=self.mark(locks=False), **kwargs)


class OfOne(OfficeForm):
    """A question about one thing that the address names, which the page calls `called`."""

    called: ClassVar[str]
    found: Model

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Only of this board, and of what is to be answered by this reader."""
        found = self.find()
        if found is None:
            raise Http404
        self.found = found
        return super().dispatch(request, *args, **kwargs)

    def find(self) -> Model | None:
        """What the address names; None where it is not there for this reader."""
        raise NotImplementedError

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The thing itself."""
        return super().get_context_data(**kwargs | {self.called: self.found})


class RoleProposed(OfOne):
    """A role that an administrator proposes, and this board's office may confirm."""

    called = "proposed"
    template_name = "boards/role.html"
    form_class = forms.RoleForm
    title = "Confirm a role"
    button = "Continue"
    done = "Your answer is recorded. A role counts from its first day on, when it was confirmed."
    found: Membership

    def find(self) -> Membership | None:
        """Of this board, or of one of its agencies."""
        return roles_waiting([self.board.pk], self.user).filter(public_id=self.kwargs["proposed"]).first()

    def take(self, form: django_forms.Form) -> bool:
        """Give it or refuse it."""
        return settle(self.found, self.user, confirmed=form.cleaned_data["confirmed"])


class AddressProposed(OfOne):
    """A new e-mail address of somebody the board knows."""

    called = "proposed"
    template_name = "boards/address.html"
    form_class = forms.AddressForm
    title = "Confirm a new e-mail address"
    button = "Continue"
    done = "Your answer is recorded. An address that was confirmed is the one to sign in with."
    found: AddressChange

    def find(self) -> AddressChange | None:
        """Of a person who holds nothing that this board's office could not give."""
        mine = addresses_to_answer(self.board, self.user)
        return next((one for one in mine if one.public_id == self.kwargs["proposed"]), None)

    def take(self, form: django_forms.Form) -> bool:
        """Move the account or leave it."""
        return settle_address(self.found, self.user, confirmed=form.cleaned_data["confirmed"])
