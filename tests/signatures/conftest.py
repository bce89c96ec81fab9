"""The scene of the panels, and the page on which a senior officer signs."""

import re

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from panels.imrs.models import Imr
from scr_portal.accounts import User
from scr_portal.mail import Message
from tests.panels.conftest import scene, store

__all__ = ["scene", "store"]

CODE = re.compile(r"^Your code for SCR Portal is (\d{6})$", re.MULTILINE)


def sign_page(imr: Imr) -> str:
    """Its address."""
    return reverse("panels:imr_sign", args=[imr.public_id])


def sent(client: Client, imr: Imr, **said: str) -> HttpResponse:
    """The form of the page, sent with these answers."""
    return client.post(sign_page(imr), {"version": str(imr.version), **said})  # type: ignore[return-value]


def without_password(user: User) -> User:
    """Somebody who never set one."""
    user.set_unusable_password()
    user.save(update_fields=["password"])
    return user


def code_sent_to(user: User) -> str:
    """The code of the newest mail to this person."""
    message = Message.objects.filter(user=user, body__contains="Your code").latest("pk")
    assert message.address == user.email
    [code] = CODE.findall(message.body)
    return str(code)
