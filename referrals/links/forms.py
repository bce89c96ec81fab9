"""The questions about a link to refer."""

from datetime import date
from typing import Any

from referrals.links.sending import known
from scr_portal.forms import EmailField, TextField
from scr_portal.guests.forms import SendForm as ForHowLong
from scr_portal.guests.sending import check_last_day


class SendForm(ForHowLong):
    """To whom, and for how long."""

    name = TextField(asks="the name of the professional", label="Name of the professional", most=150)
    email = EmailField(
        asks="their e-mail address",
        label="Their e-mail address",
        help_text="One that they alone read. The link goes there, and a code each time they come in.",
    )
    field_order = ["name", "email", "expires_on"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["expires_on"].help_text = "No more than 180 days from today. It ends earlier when you revoke it."

    def clean_email(self) -> str:
        """Of nobody who has an account."""
        known(self.cleaned_data["email"])
        return str(self.cleaned_data["email"])

    def clean_expires_on(self) -> date:
        """Not too far away."""
        day: date = self.cleaned_data["expires_on"]
        check_last_day(day)
        return day
