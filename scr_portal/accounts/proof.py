"""Who signs shows anew who it is: with the password, or without one with a fresh code sent to the same address."""

from typing import Any

from allauth.core import ratelimit
from django import forms
from django.http import HttpRequest

from scr_portal import audit, mail
from scr_portal.accounts.codes import GOOD_FOR, Code, TooManyCodes
from scr_portal.accounts.users import User
from scr_portal.forms import Form, TextField

MINUTES = int(GOOD_FOR.total_seconds() // 60)
WRONG_CODE = (
    f"Enter the code of the newest mail: a code works for {MINUTES} minutes and five tries. "
    "If it does not work, ask for another"
)
CODE = """Your code for SCR Portal is {code}

It works once, for {minutes} minutes. Type it on the page that asked for it, and give it to nobody.
If you did not ask for it, tell the board's office: somebody has asked in your name.
"""


class Spent(Exception):
    """The code was used by another page meanwhile."""


class Proof(Form):
    """What both ways share: for whom, and for which one purpose."""

    def __init__(self, *args: Any, request: HttpRequest, user: User, purpose: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request, self.user, self.purpose = request, user, purpose

    asks_for_code = False

    def spend(self) -> None:
        """Use up what was shown, in the transaction of what it was shown for; raises Spent."""

    def failed(self) -> None:
        """Note the try; what was typed is never kept."""
        audit.opened(self.user, audit.Access.Kind.FAILED_SIGN_IN, about=self.purpose)


class PasswordAgain(Proof):
    """The password once more."""

    password = forms.CharField(
        label="Your password",
        strip=False,
        max_length=128,
        widget=forms.PasswordInput({"autocomplete": "current-password"}),
        error_messages={"required": "Enter your password", "max_length": "This is not your password"},
    )

    def clean_password(self) -> str:
        """Right, and not after too many wrong ones."""
        password: str = self.cleaned_data["password"]
        if not self._counts(dry_run=True):
            self.failed()
            raise forms.ValidationError("Too many wrong passwords. Wait a minute, then try again")
        if not self.user.check_password(password):
            self._counts()
            self.failed()
            raise forms.ValidationError("This is not your password. Type it again")
        return password

    def _counts(self, *, dry_run: bool = False) -> bool:
        return ratelimit.consume(self.request, action="reauthenticate", user=self.user, dry_run=dry_run)


class CodeAgain(Proof):
    """A fresh code; `send` mails it to the address of the account."""

    asks_for_code = True
    found: Code | None = None
    code = TextField(
        asks="the code", label="Code", most=20, width=10, help_text="Six digits, sent to your e-mail address.",
        autocomplete="one-time-code",
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs["inputmode"] = "numeric"

    def clean_code(self) -> str:
        """The digits of the open code; blanks between them do not count."""
        typed = "".join(self.cleaned_data["code"].split())
        self.found = Code.check_typed(self.user, self.purpose, typed)
        if self.found is None:
            self.failed()
            raise forms.ValidationError(WRONG_CODE)
        return typed

    def spend(self) -> None:
        """A code opens one door once."""
        if self.found is None or not self.found.spend():
            raise Spent(WRONG_CODE)


def proof(user: User) -> type[Proof]:
    """The way that this person has."""
    return PasswordAgain if user.has_usable_password() else CodeAgain


def send_code(user: User, purpose: str) -> bool:
    """Mail a new code; False when too many went out in the last hour."""
    try:
        code = Code.make(user, purpose)
    except TooManyCodes:
        return False
    body = CODE.format(code=code, minutes=MINUTES)
    mail.queue(user.email, "Your code for SCR Portal", body, user=user, lets_in=True)
    return True
