"""The questions about a guest's link."""

from datetime import timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone

from scr_portal.accounts import User
from scr_portal.accounts.codes import Code
from scr_portal.accounts.proof import WRONG_CODE
from scr_portal.forms import DateField, EmailField, Form, TextField

USUAL = timedelta(days=60)


class SendForm(Form):
    """For how long."""

    expires_on = DateField(
        label="Last day on which the link works",
        asks="the last day on which the link works",
        help_text="No more than 180 days from today. It ends earlier when you revoke it or the appointment ends.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"expires_on": timezone.localdate() + USUAL, **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)


class InviteForm(SendForm):
    """Whom a step lets in, and for how long."""

    name = TextField(asks="the person's full name", label="Full name", most=150, autocomplete="off")
    email = EmailField(
        label="E-mail address", help_text="Type it in full: whoever can read mail there can come in by the link."
    )
    field_order = ["name", "email", "expires_on"]


class RevokeForm(Form):
    """Why."""

    why_ended = TextField(label="Why the link is revoked", asks="why the link is revoked", most=200)


class CodeForm(Form):
    """The code that came by mail."""

    code = TextField(
        asks="the code", label="Code", most=20, width=10, autocomplete="one-time-code",
        help_text="Six digits, from the newest mail.",
    )  # fmt: skip
    found: Code | None = None

    def __init__(self, *args: Any, user: User, purpose: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs["inputmode"] = "numeric"
        self.user, self.purpose = user, purpose

    def clean_code(self) -> str:
        """The digits of the open code, used up by this; a wrong try counts."""
        typed = "".join(str(self.cleaned_data["code"]).split())
        self.found = Code.check_typed(self.user, self.purpose, typed)
        if self.found is None or not self.found.spend():
            raise ValidationError(WRONG_CODE)
        return typed
