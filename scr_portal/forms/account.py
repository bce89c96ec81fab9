"""The forms of django-allauth, in the portal's words."""

from dataclasses import dataclass
from typing import Any

from allauth.account import forms as allauth
from django import forms


@dataclass(frozen=True)
class Question:
    """What one of allauth's fields is called here."""

    label: str
    asks: str
    hint: str = ""


NEW = "At least 12 characters. Three words that do not belong together make a good password."
QUESTIONS = {
    "login": Question("E-mail address", "the e-mail address you sign in with"),
    "email": Question("E-mail address", "the e-mail address you sign in with"),
    "password": Question("Password", "your password"),
    "oldpassword": Question("The password you have now", "the password you have now"),
    "password1": Question("New password", "a new password", NEW),
    "password2": Question("New password again", "the new password again"),
}


class InOurWords(forms.Form):
    """Labels, hints and messages of the house style on whatever fields allauth made."""

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            if question := QUESTIONS.get(name):
                field.label, field.help_text = question.label, question.hint
                field.error_messages["required"] = f"Enter {question.asks}"


class SignIn(InOurWords, allauth.LoginForm):
    """E-mail address and password."""


class ForgottenPassword(InOurWords, allauth.ResetPasswordForm):
    """Where to send the link; a password is the first only by invitation, so who has none gets no link."""

    def clean_email(self) -> str:
        """The address, with the accounts whose password may be forgotten."""
        email: str = super().clean_email()
        self.users = [user for user in self.users if user.has_usable_password()]
        return email


class NewPassword(InOurWords, allauth.ResetPasswordKeyForm):
    """The new password, after following the link."""


class ChangePassword(InOurWords, allauth.ChangePasswordForm):
    """The old password and the new one."""


class Confirm(InOurWords, allauth.ReauthenticateForm):
    """The password once more."""
