"""The questions about what is to be fetched."""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from scr_portal.fetching.transitions import HAS_ACCOUNT
from scr_portal.forms import DateField, EmailField, Form, TextField
from scr_portal.guests.sending import LONGEST, check_last_day, without_account

USUAL = timedelta(days=28)


class SendAgainForm(Form):
    """Until when."""

    expires_on = DateField(
        label="Last day on which it can be fetched",
        asks="the last day on which it can be fetched",
        help_text=f"No more than {LONGEST.days} days from today. It ends earlier when you revoke the link.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"expires_on": timezone.localdate() + USUAL, **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)

    def clean_expires_on(self) -> date:
        """Not too far away."""
        day: date = self.cleaned_data["expires_on"]
        check_last_day(day)
        return day


class SendByCodeForm(SendAgainForm):
    """Who fetches it, at which address they are told, and until when."""

    recipient = TextField(asks="who is to fetch it", label="Who is to fetch it?", most=150)
    address = EmailField(
        asks="their e-mail address",
        label="Their e-mail address",
        help_text="One that they alone read, and that you have from themselves. The link goes there, and a code each "
        "time they come in.",
    )
    field_order = ["recipient", "address", "expires_on", "covering", "documents", "why_late"]

    def clean_address(self) -> str:
        """Of nobody who has an account."""
        address = str(self.cleaned_data["address"])
        without_account(address, HAS_ACCOUNT)
        return address


class RevokeForm(Form):
    """Why."""

    why_ended = TextField(label="Why the link is revoked", asks="why the link is revoked", most=200)
