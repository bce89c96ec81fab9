"""The address of somebody's calendar: shown once, kept as a hash, replaced, revoked, and nobody else's."""

import logging
from datetime import UTC, datetime

import pytest
import time_machine
from django.test import Client

from scr_portal.accounts import User
from scr_portal.audit import Access, RightsEvent
from scr_portal.feeds.models import CalendarFeed
from scr_portal.logs import WithoutTokens
from scr_portal.roles import Role
from tests import build
from tests.feeds.conftest import ADDRESS, fetched, made_by
from tests.guests.conftest import Door, door, scene, store
from tests.signatures.conftest import code_sent_to, without_password

__all__ = ["door", "scene", "store"]

NEVER = "/calendar/no-such-secret/dates.ics"


@pytest.fixture
def officer(db: None) -> User:
    """Somebody with an account."""
    return build.member(Role.OFFICER, build.board())


def browser(user: User) -> Client:
    """Theirs."""
    client = Client()
    client.force_login(user)
    return client


def test_it_is_shown_once_and_kept_nowhere(officer: User) -> None:
    client = browser(officer)
    made = client.post("/your-calendar/make/", {"password": build.PASSWORD})
    [address] = ADDRESS.findall(made.content.decode())
    assert "no-store" in made["Cache-Control"]
    assert "/calendar/" not in client.get("/your-calendar/").content.decode()
    secret = address.split("/")[2]
    assert secret not in str(CalendarFeed.objects.values().get())
    assert secret not in str(list(RightsEvent.objects.values())) + str(list(Access.objects.values()))


def test_a_session_alone_makes_none(officer: User) -> None:
    client = browser(officer)
    wrong = client.post("/your-calendar/make/", {"password": "not the password"})
    assert wrong.status_code == client.post("/your-calendar/make/").status_code == 422
    assert "This is not your password" in wrong.content.decode()
    assert not CalendarFeed.objects.exists()


def test_who_has_no_password_is_sent_a_code_that_makes_one_address(officer: User) -> None:
    client = browser(without_password(officer))
    asked = client.post("/your-calendar/make/", {"send-code": "1"})
    assert "We have sent a code" in asked.content.decode()
    assert "There is a problem" not in asked.content.decode()
    code = code_sent_to(officer)
    assert client.post("/your-calendar/make/", {"code": code}).status_code == 200
    assert client.post("/your-calendar/make/", {"code": code}).status_code == 422
    assert CalendarFeed.objects.count() == 1


def test_its_person_sees_when_it_was_fetched_last(officer: User) -> None:
    address, client = made_by(officer), browser(officer)
    assert "Not yet" in client.get("/your-calendar/").content.decode()
    with time_machine.travel(datetime(2031, 7, 4, 9, 15, tzinfo=UTC), tick=False):
        assert fetched(address).status_code == 200
    assert "4 July 2031, 10:15" in client.get("/your-calendar/").content.decode()


def test_a_new_one_takes_the_place_of_the_old_one(officer: User) -> None:
    old, new = made_by(officer), made_by(officer)
    assert [fetched(address).status_code for address in (old, new)] == [404, 200]


def test_once_revoked_it_is_as_if_it_had_never_been(officer: User) -> None:
    address, client = made_by(officer), browser(officer)
    assert client.get("/your-calendar/revoke/").status_code == 200
    assert "is revoked" in client.post("/your-calendar/revoke/", follow=True).content.decode()
    revoked, never = fetched(address), fetched(NEVER)
    assert revoked.status_code == never.status_code == 404
    assert revoked.content == never.content
    assert dict(revoked.headers) == dict(never.headers)
    assert client.post("/your-calendar/revoke/").status_code == 302
    kinds = ["calendarfeed.revoke", "calendarfeed.make"]
    assert list(RightsEvent.objects.filter(kind__startswith="calendarfeed").values_list("kind", flat=True)) == kinds


def test_it_ends_when_its_person_may_not_sign_in(officer: User) -> None:
    address = made_by(officer)
    build.closed(officer)
    assert fetched(address).status_code == 404


def test_somebody_elses_is_neither_seen_nor_ended(officer: User) -> None:
    address, other = made_by(officer), browser(build.user())
    assert "Last fetched" not in other.get("/your-calendar/").content.decode()
    other.post("/your-calendar/revoke/")
    assert fetched(address).status_code == 200


def test_a_guest_has_none(door: Door) -> None:
    door.link()
    client = door.comes_in()
    for page in ("", "make/", "revoke/"):
        assert client.get(f"/your-calendar/{page}").status_code == 403
    assert "your-calendar" not in client.get("/home/").content.decode()


def test_each_fetch_is_one_line_of_the_access_log(officer: User) -> None:
    address = made_by(officer)
    before = Access.objects.count()
    for _ in range(2):
        fetched(address)
    lines = Access.objects.order_by("pk")[before:]
    assert [(line.user, line.kind, line.about, line.casefile) for line in lines] == [
        (officer, Access.Kind.EXPORT, "calendar", None)
    ] * 2


def test_who_guesses_is_stopped_and_whose_address_is_right_is_not(officer: User) -> None:
    address = made_by(officer)
    answers = [fetched(NEVER).status_code for _ in range(21)]
    assert answers == [404] * 20 + [429]
    assert fetched(address).status_code == 200


def test_the_secret_is_kept_out_of_the_log(officer: User, caplog: pytest.LogCaptureFixture) -> None:
    caplog.handler.addFilter(WithoutTokens())
    with caplog.at_level(logging.INFO, "django.request"):
        fetched(NEVER)
        Client().post(NEVER)
    assert "/calendar/…" in caplog.text
    assert "no-such-secret" not in caplog.text
