"""A link and a code sent to the same address let a guest in: GET shows, POST acts, and only for a while."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from scr_portal.accounts.codes import Code
from scr_portal.accounts.keys import GuestKey
from scr_portal.audit import Access, Event
from scr_portal.demo.standing import entered
from scr_portal.guests import GuestLink
from scr_portal.mail import Message
from tests import build
from tests.guests.conftest import Door
from tests.lifecycle.ledger import everything
from tests.signatures.conftest import code_sent_to


def test_the_link_then_the_code_lets_the_guest_in(door: Door) -> None:
    door.link()
    client = door.comes_in()
    assert door.guest.name in client.get("/home/").content.decode()
    assert client.get(reverse("case", args=[door.scene.review.casefile.public_id])).status_code == 200
    link = GuestLink.objects.get()
    assert link.times_used == 1
    assert Event.objects.filter(kind="guestlink.use", by=door.guest).count() == 1
    assert Access.objects.filter(kind="sign_in", user=door.guest).count() == 1


def test_the_mail_names_nobody_and_its_secret_is_kept_nowhere(door: Door) -> None:
    door.link()
    message = Message.objects.get(user=door.guest)
    assert message.address == "guest@example.org"
    for name in (door.scene.review.casefile.label, door.guest.name, str(door.scene.police)):
        assert name not in message.body + message.subject
    key = GuestKey.objects.get()
    assert door.token() not in key.token_hash
    assert len(key.token_hash) == 64


def test_looking_changes_nothing_however_often(door: Door) -> None:
    door.link()
    door.asks_for_a_code()
    before = everything()
    scanner = Client()
    for _ in range(3):
        assert scanner.get(door.at()).status_code == 200
        assert scanner.get(door.at("guest_code")).status_code == 200
        assert scanner.head(door.at()).status_code == 200
    assert everything() == before
    assert "sessionid" not in scanner.cookies


def test_the_digits_are_hashed_with_the_portal_s_key(door: Door) -> None:
    door.link()
    code = door.asks_for_a_code()
    kept = Code.objects.get()
    assert code not in (kept.code_hash, kept.salt)
    assert len(kept.code_hash) == 64


@pytest.mark.parametrize("typed", ["", "000000x", "12345", "x" * 300])
def test_a_wrong_code_lets_nobody_in_and_is_noted(door: Door, typed: str) -> None:
    door.link()
    door.asks_for_a_code()
    assert door.types(typed).status_code == 422
    assert not door.is_in()
    assert Access.objects.filter(kind="failed_sign_in", user=door.guest).exists()


def test_after_five_wrong_tries_the_right_code_does_not_work(door: Door) -> None:
    door.link()
    code = door.asks_for_a_code()
    wrong = f"{(int(code) + 1) % 1_000_000:06}"
    for _ in range(5):
        assert door.types(wrong).status_code == 422
    assert door.types(code).status_code == 422
    assert not door.is_in()
    assert door.types(door.asks_for_a_code()).status_code == 302


def test_a_code_works_once_and_for_a_quarter_of_an_hour(door: Door) -> None:
    door.link()
    code = door.asks_for_a_code()
    with time_machine.travel(timezone.now() + timedelta(minutes=16)):
        assert door.types(code).status_code == 422
    assert door.types(code).status_code == 302
    assert Door(door.scene, door.appointment).types(code).status_code == 422


def test_a_newer_code_takes_the_place_of_the_older(door: Door) -> None:
    door.link()
    older, newer = door.asks_for_a_code(), door.asks_for_a_code()
    if older != newer:
        assert door.types(older).status_code == 422
    assert door.types(newer).status_code == 302


def test_a_code_to_sign_with_does_not_let_in(door: Door) -> None:
    door.link()
    Code.make(door.guest, "overview.sign_off 1")
    code = Code.make(door.guest, "guest 0")
    assert door.types(code).status_code == 422


def test_no_more_than_five_codes_an_hour(door: Door) -> None:
    door.link()
    for _ in range(5):
        assert door.client.post(door.at()).status_code == 302
    assert door.client.post(door.at()).status_code == 429
    assert Message.objects.filter(body__contains="Your code").count() == 5


def test_unknown_revoked_replaced_and_old_links_are_told_in_the_same_words(door: Door) -> None:
    door.link(timezone.localdate() + timedelta(days=1))
    first = door.at()
    assert door.client.get(first).status_code == 200
    door.link()
    second, told = door.at(), set()
    GuestKey.objects.filter(ended_at=None).update(expires_at=timezone.now())
    for path in (first, second, "/guest/nobody-has-this/"):
        for answer in (door.client.get(path), door.client.post(path), door.client.get(f"{path}code/")):
            told.add((answer.status_code, answer.content))
    assert len(told) == 1
    assert told.pop()[0] == 410


def test_who_has_set_a_password_meanwhile_signs_in_with_it(door: Door) -> None:
    door.link()
    door.comes_in()
    door.guest.set_password(build.PASSWORD)
    door.guest.save()
    assert Client().get(door.at()).status_code == 410
    assert not door.is_in()


def test_a_link_is_no_good_for_another_address(door: Door) -> None:
    door.link()
    door.guest.email = "somebody.else@example.org"
    door.guest.save()
    entered(door.guest)
    assert door.client.post(door.at()).status_code == 410
    assert not Code.objects.exists()


def test_the_code_goes_to_the_address_of_the_link_whoever_asks(door: Door) -> None:
    door.link()
    Client().post(door.at())
    assert code_sent_to(door.guest)
    assert {one.address for one in Message.objects.filter(body__contains="Your code")} == {"guest@example.org"}


def test_the_address_of_the_page_goes_to_nobody_else(door: Door) -> None:
    door.link()
    answer = door.client.get(door.at())
    assert (answer["Referrer-Policy"], answer["Cache-Control"]) == ("same-origin", "no-store")
