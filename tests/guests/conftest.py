"""A review with somebody appointed who has no password, and the mail that reaches them."""

import re
from dataclasses import dataclass, field
from datetime import date, timedelta

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from scr_portal.access import Appointment
from scr_portal.accounts import User
from scr_portal.guests import GuestLink, transitions
from scr_portal.mail import Message
from scr_portal.roles import Role
from tests import build_review
from tests.panels.conftest import Scene, scene, store
from tests.signatures.conftest import code_sent_to

__all__ = ["Door", "door", "scene", "store"]

LINK = re.compile(r"/guest/([\w-]+)/$", re.MULTILINE)


@dataclass
class Door:
    """The guest, the appointment, and the ways in."""

    scene: Scene
    appointment: Appointment
    client: Client = field(default_factory=Client)

    @property
    def guest(self) -> User:
        """The person of the appointment."""
        return self.appointment.user

    def link(self, expires_on: date | None = None, of: Appointment | None = None) -> GuestLink:
        """A link that the officer has sent."""
        appointment = of or self.appointment
        new = GuestLink(casefile=appointment.casefile, appointment=appointment)
        until = expires_on or timezone.localdate() + timedelta(days=30)
        return transitions.send.run(new, self.scene.officer, expires_on=until)

    def token(self) -> str:
        """The secret of the newest link, from the mail."""
        message = Message.objects.filter(user=self.guest, body__contains="/guest/").latest("pk")
        [token] = LINK.findall(message.body.split(" The link")[0].replace(": http", "\nhttp"))
        return str(token)

    def at(self, page: str = "guest") -> str:
        """The address of a page of the newest link."""
        return reverse(page, args=[self.token()])

    def asks_for_a_code(self) -> str:
        """The button is pressed, and the mail read."""
        self.client.post(self.at())
        return code_sent_to(self.guest)

    def types(self, code: str) -> HttpResponse:
        """The code is sent."""
        return self.client.post(self.at("guest_code"), {"code": code})  # type: ignore[return-value]

    def is_in(self) -> bool:
        """Whether the portal knows who this is."""
        return self.client.get("/home/").status_code == 200

    def comes_in(self) -> Client:
        """The whole way."""
        assert self.types(self.asks_for_a_code()).status_code == 302
        assert self.is_in()
        return self.client


@pytest.fixture
def door(scene: Scene) -> Door:
    """A member of the SCR panel who never had an account."""
    person = User.objects.create_user("guest@example.org", "Wilhelmina Guest")
    build_review.appointed(scene.review, Role.PANEL_MEMBER, person)
    return Door(scene, Appointment.objects.get(user=person))
