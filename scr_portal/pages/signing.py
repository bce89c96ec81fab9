"""Pages of steps that are signed: the words stand above the button, and the person shows anew who it is."""

from http import HTTPStatus
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.functional import cached_property

from scr_portal.accounts.proof import Proof, Spent, proof, send_code
from scr_portal.pages.steps import Step
from scr_portal.transitions import Refused

SENT = "We have sent a code to your e-mail address. What you typed is still here."
TOO_MANY = "You have asked for too many codes. Use the newest one, or try again in an hour."


class Signed(Step):
    """Put before the kind of step page: nobody signs with a session alone, and nothing typed is lost on the way."""

    told = ""

    @cached_property
    def proof(self) -> Proof:
        """The password again, or the code; empty until the form is sent."""
        data = self.request.POST if self.request.method == "POST" else None
        purpose = f"{self.step.name} {self.record.pk}"
        kind = proof(self.user)
        return kind(data, checked=self.asks_for_proof, request=self.request, user=self.user, purpose=purpose)

    @property
    def asks_for_proof(self) -> bool:
        """Whether what was sent is to be signed."""
        return not (self.asks_for_code or self.only_looks)

    @property
    def asks_for_code(self) -> bool:
        """Whether the button beside the code was pressed."""
        return "send-code" in self.request.POST

    def post(self, request: HttpRequest, *args: str, **kwargs: Any) -> HttpResponse:
        """Send a code, or go on as every step page does."""
        if not self.asks_for_code:
            return super().post(request, *args, **kwargs)
        sent = self.proof.asks_for_code and send_code(self.user, self.proof.purpose)
        self.told = SENT if sent else TOO_MANY
        return self.form_again(self.get_form(), HTTPStatus.OK)

    def get_form_kwargs(self) -> dict[str, Any]:
        """Nothing is wrong yet while a code is sent."""
        return super().get_form_kwargs() | ({"checked": False} if self.asks_for_code else {})

    def form_valid(self, form: forms.Form) -> HttpResponse:
        """Only with the proof; who only looks what would change signs nothing (what_if.py)."""
        return super().form_valid(form) if self.only_looks or self.proof.is_valid() else self.form_invalid(form)

    def form_invalid(self, form: forms.Form) -> HttpResponse:
        """Both forms with what is wrong."""
        self.proof.is_valid()
        return super().form_invalid(form)

    def take(self, form: forms.Form) -> None:
        """Use the code up with the step: if the step fails, the code stands."""
        try:
            if not self.only_looks:
                self.proof.spend()
        except Spent as spent:
            raise Refused(str(spent)) from spent
        super().take(form)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The words, what they stand under, and the question of who signs."""
        signs = self.step.signs
        assert signs is not None  # noqa: S101  checks.py sees to it
        return super().get_context_data(
            proof=self.proof,
            statement=signs.statement(self.record),
            under=signs.documents(self.record),
            told=self.told,
            **kwargs,
        )
