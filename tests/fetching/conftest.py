"""A letter that was sent by a link and a code, and somebody without an account who fetches it."""

import re
from dataclasses import dataclass, field
from datetime import date, timedelta

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from scr_portal.accounts import User
from scr_portal.casefiles import CaseFile
from scr_portal.fetching import FetchLink
from scr_portal.letters.models import Letter
from scr_portal.letters.transitions import send_by_code
from scr_portal.mail import Message
from tests.letters.conftest import case, finished, fresh, place
from tests.referrals.case import Place
from tests.signatures.conftest import code_sent_to

__all__ = ["case", "letter", "mother", "place"]

ADDRESS = "perpetua@example.org"
LINK = re.compile(r"/guest/([\w-]+)")
HOME = "/fetch/"
FILE = "/fetch/1/"


def token_sent_to(address: str) -> str:
    """The secret of the newest link to this address, from the mail."""
    message = Message.objects.filter(address=address, body__contains="/guest/").latest("pk")
    [token] = LINK.findall(message.body)
    return str(token)


@dataclass
class Recipient:
    """Who has an address, and no account."""

    address: str = ADDRESS
    client: Client = field(default_factory=Client)

    @property
    def user(self) -> User:
        """As the portal knows them."""
        return User.objects.get(email=self.address)

    def at(self, page: str = "guest") -> str:
        """The address of a page of the newest link."""
        return reverse(page, args=[token_sent_to(self.address)])

    def asks_for_a_code(self) -> str:
        """The button is pressed, and the mail read."""
        self.client.post(self.at())
        return code_sent_to(self.user)

    def types(self, code: str) -> HttpResponse:
        """The code is sent."""
        return self.client.post(self.at("guest_code"), {"code": code})  # type: ignore[return-value]

    def comes_in(self) -> Client:
        """The whole way."""
        assert self.types(self.asks_for_a_code()).status_code == 302
        return self.client


def sent(letter: Letter, by: User, address: str = ADDRESS, expires_on: date | None = None) -> Letter:
    """By a link and a code, as the officer does."""
    until = expires_on or timezone.localdate() + timedelta(days=28)
    return send_by_code.run(letter, fresh(by), recipient="Perpetua Applegarth", address=address, expires_on=until)


def link_of(letter: Letter) -> FetchLink:
    """Its newest link."""
    return FetchLink.objects.select_related("casefile").filter(letter=letter).latest("pk")


@pytest.fixture
def letter(case: CaseFile, place: Place) -> Letter:
    """To the referrer, who has no account, and sent to an address of theirs."""
    return sent(finished(case, place.officer, "referrer"), place.officer)


@pytest.fixture
def mother() -> Recipient:
    return Recipient()
