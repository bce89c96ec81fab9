"""A professional without an account, to whom the officer of a board sends a link to refer."""

import re
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from referrals.links.models import ReferralLink
from referrals.links.questions import PARTS
from scr_portal.accounts import User
from scr_portal.mail import Message
from tests.referrals.case import Place
from tests.signatures.conftest import code_sent_to

ADDRESS = "wilhelmina@surgery.example.org"
ANSWERS = {
    "others_at_risk": "no", "referrer_name": "Wilhelmina Guest", "children-count": "1", "people-count": "0",
    "children-0-name": "Tamsin Applegarth", "trigger": "death", "what_happened": "The child died at home.",
    "may_meet_criteria": "yes", "processes": "criminal", "contacts-count": "0", "occurrences-count": "0",
}  # fmt: skip


@dataclass
class Way:
    """From the officer's page to the page that says what happens next."""

    place: Place = field(default_factory=Place)
    client: Client = field(default_factory=Client)
    office: Client = field(default_factory=Client)

    def __post_init__(self) -> None:
        self.office.force_login(self.place.officer)

    def link(self, email: str = ADDRESS) -> Any:
        """What the officer's page answers."""
        day = timezone.localdate() + timedelta(days=30)
        until = {f"expires_on-{part}": getattr(day, part) for part in ("day", "month", "year")}
        path = f"/boards/{self.place.board.public_id}/referral-links/send/"
        return self.office.post(path, {"name": "Wilhelmina Guest", "email": email, **until})

    @property
    def guest(self) -> User:
        """The person without a password."""
        return User.objects.get(email=ADDRESS)

    @property
    def sent(self) -> ReferralLink:
        """The newest link."""
        return ReferralLink.objects.latest("pk")

    def comes_in(self) -> Client:
        """By the newest link, and the code that is mailed."""
        mail = Message.objects.filter(address=ADDRESS, body__contains="/guest/").latest("pk").body
        [path] = re.findall(r"/guest/[\w-]+/", mail)
        self.client.post(path)
        assert self.client.post(f"{path}code/", {"code": code_sent_to(self.guest)}).status_code == 302
        return self.client


def fill(client: Client, **different: str) -> None:
    """Every page is filled in and left with its button."""
    said = ANSWERS | different
    for part in PARTS:
        client.post(f"/refer/{part.slug}/", {name: value for name, value in said.items() if part.owns(name)})


def send(client: Client, **more: str) -> Any:
    """The last page is sent as it was shown."""
    shown = client.get("/refer/check/").content.decode()
    marks = {name: found[1] for name in ("seen", "once") if (found := re.search(f'name="{name}" value="(.*?)"', shown))}
    return client.post("/refer/check/", marks | more)


@pytest.fixture
def way(db: None) -> Way:
    """A link is sent, and nobody has come yet."""
    made = Way()
    assert made.link().status_code == 302
    return made
