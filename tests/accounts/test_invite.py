"""An invitation: mailed to the person alone, shown by GET, used up by POST, once."""

import logging
import re
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from scr_portal.accounts import Invitation, User
from scr_portal.logs import WithoutTokens
from scr_portal.mail import Message
from tests import build

GOOD = {"password": "puddle lantern orchard"}
USED_UP = "This link does not work any more"


def newcomer() -> User:
    """Somebody with an account and no password yet."""
    return User.objects.create_user("new.person@example.org", "New Person")


@pytest.fixture
def link(db: None) -> str:
    """The address in the newcomer's mail."""
    return f"/invitation/{Invitation.make(newcomer())}/"


def test_the_administrator_sends_it_without_seeing_it(admin: Client) -> None:
    user = newcomer()
    page = admin.post("/admin/scr_portal/user/", {"action": "invite", "_selected_action": [user.pk]}, follow=True)
    assert "1 invited." in page.content.decode()
    message = Message.objects.get()
    assert message.address == "new.person@example.org"
    found = re.search(r"/invitation/(\S+)/", message.body)
    assert found
    assert found[1] not in page.content.decode()
    assert Client().get(found[0]).status_code == 200


def test_who_has_a_password_is_not_invited_again(admin: Client) -> None:
    user = build.user()
    page = admin.post("/admin/scr_portal/user/", {"action": "invite", "_selected_action": [user.pk]}, follow=True)
    assert "has a password already" in page.content.decode()
    assert not Message.objects.exists()


def test_looking_at_it_uses_nothing_up_and_the_link_goes_nowhere_else(client: Client, link: str) -> None:
    for _ in range(3):
        page = client.get(link)
        assert page.status_code == 200
    assert page["Referrer-Policy"] == "same-origin"
    assert page["Cache-Control"] == "no-store"


def test_setting_the_password_uses_it_up_and_lets_the_person_in(client: Client, link: str) -> None:
    assert client.post(link, GOOD, follow=True).redirect_chain == [("/accounts/login/", 302)]
    assert USED_UP in client.get(link).content.decode()
    assert client.post(link, {"password": "another good password"}).status_code == 410
    client.post("/accounts/login/", {"login": "new.person@example.org", **GOOD})
    assert client.session.get("_auth_user_id")


@pytest.mark.parametrize("password", ["", "short", "password1234", "new person new", "x" * 129])
def test_a_weak_password_is_refused_in_words_and_the_link_stays_good(client: Client, link: str, password: str) -> None:
    page = client.post(link, {"password": password})
    assert page.status_code == 422
    assert "There is a problem" in page.content.decode()
    assert client.get(link).status_code == 200


@pytest.mark.parametrize("token", ["nonsense", "x" * 500, "%C3%A9", "%F0%9F%98%80", "..."])
def test_a_link_that_was_never_given_out(client: Client, db: None, token: str) -> None:
    for page in (client.get(f"/invitation/{token}/"), client.post(f"/invitation/{token}/", GOOD)):
        assert page.status_code == 410
        assert USED_UP in page.content.decode()


def test_a_newer_invitation_ends_an_older_one(client: Client, link: str) -> None:
    Invitation.make(User.objects.get(email="new.person@example.org"))
    assert client.get(link).status_code == 410


def test_it_ends_after_a_week(client: Client, link: str) -> None:
    with time_machine.travel(timezone.now() + timedelta(days=7, minutes=1)):
        assert client.get(link).status_code == 410


def test_it_ends_when_the_person_may_not_sign_in(client: Client, link: str) -> None:
    build.closed(User.objects.get(email="new.person@example.org"))
    assert client.get(link).status_code == 410


def test_the_token_is_kept_out_of_the_log(client: Client, db: None, caplog: pytest.LogCaptureFixture) -> None:
    caplog.handler.addFilter(WithoutTokens())
    with caplog.at_level(logging.INFO, "django.request"):
        client.get("/invitation/very-secret/")
        client.post("/invitation/very-secret/", GOOD)
    assert "/invitation/…" in caplog.text
    assert "very-secret" not in caplog.text


def test_only_the_hash_of_the_token_is_kept(link: str) -> None:
    assert Invitation.objects.get().token_hash not in link
    assert link.split("/")[2] not in str(Invitation.objects.values().get())


def test_a_forgotten_password_goes_through_the_outbox(client: Client, db: None) -> None:
    user = build.user()
    client.post("/accounts/password/reset/", {"email": user.email})
    client.post("/accounts/password/reset/", {"email": "nobody@example.org"})
    assert [message.address for message in Message.objects.all()] == [user.email]
