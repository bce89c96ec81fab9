"""The form with which a person who was invited sets the password."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password

from scr_portal.accounts.users import User
from scr_portal.forms import Form, YesNoField


class IsItYours(Form):
    """One question."""

    confirmed = YesNoField(
        label="Is this your e-mail address?", asks="yes if the address is yours", yes="Yes, move my account to it",
        no="No, leave my account as it is",
    )  # fmt: skip


class FirstPassword(Form):
    """One question."""

    password = forms.CharField(
        label="Choose a password",
        help_text="At least 12 characters. Three words that do not belong together are easy to remember.",
        strip=False,
        max_length=128,
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
        error_messages={"required": "Enter a password", "max_length": "The password must be 128 characters or fewer"},
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_password(self) -> str:
        """The password, if it is a good one for this person."""
        password: str = self.cleaned_data["password"]
        validate_password(password, self.user)
        return password
