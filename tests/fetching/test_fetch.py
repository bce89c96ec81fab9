"""A letter is fetched with a code by who has no account: once it is a receipt, and nothing else can be seen."""

from contextlib import nullcontext
from datetime import timedelta

import pytest
import time_machine
from django.http import Http404
from django.test import Client
from django.urls import resolve, reverse
from django.utils import timezone

from scr_portal import walls
from scr_portal.accounts.users import NO_APPOINTMENT
from scr_portal.audit import Access, Event, broken
from scr_portal.casefiles import CaseFile
from scr_portal.guests.session import FETCHES_AT, to_their_own
from scr_portal.letters.models import Letter
from scr_portal.mail import Message
from scr_portal.people import Bar
from scr_portal.walls.rules import rules
from tests.addresses import addresses
from tests.fetching.conftest import ADDRESS, FILE, HOME, Recipient, link_of, sent
from tests.letters.conftest import NAME, browser, finished, stands
from tests.lifecycle.ledger import everything
from tests.referrals.case import Place


def test_from_the_link_to_the_receipt(case: CaseFile, place: Place, letter: Letter, mother: Recipient) -> None:
    client = mother.comes_in()
    assert client.get("/home/").headers["Location"] == HOME
    page = client.get(HOME)
    assert page["Cache-Control"] == "private, no-store"
    assert str(case.board) in page.content.decode()
    assert stands(letter).status == Letter.Status.SENT
    file = client.get(FILE)
    assert b"".join(file.streaming_content).startswith(b"%PDF")  # type: ignore[attr-defined]
    assert (file["Cache-Control"], file["Content-Disposition"]) == (
        "private, no-store", 'attachment; filename="document-1.pdf"',
    )  # fmt: skip
    now = stands(letter)
    assert (now.status, now.received_on) == (Letter.Status.RECEIVED, timezone.localdate())
    assert now.receipt.startswith(f"Fetched with a code sent to {ADDRESS}, on ")
    assert client.get(FILE).status_code == 200
    assert Event.objects.filter(kind="letter.fetch").count() == 1
    opened = browser(place.officer).get(reverse("case_opened", args=[case.public_id]), {"kind": "document"})
    assert opened.content.decode().count("Recipient by a link") >= 2
    assert broken(case) == []


def test_to_look_at_what_can_be_fetched_is_no_receipt(letter: Letter, mother: Recipient) -> None:
    client = mother.comes_in()
    assert client.get(HOME).status_code == 200
    assert client.head(FILE).status_code == 405
    assert client.post(FILE).status_code == 405
    assert stands(letter).status == Letter.Status.SENT


def test_no_mail_and_no_event_tells_of_anybody(case: CaseFile, letter: Letter, mother: Recipient) -> None:
    mother.comes_in().get(FILE)
    told = {case.reference, case.label, NAME, "Applegarth", case.board.name, case.board.short_name, "LSCB"}
    mails = Message.objects.filter(address=ADDRESS)
    assert mails.count() == 2
    for mail in mails:
        assert not any(word in mail.subject + mail.body for word in told - {"LSCB"} if word), mail.body
    for event in Event.objects.filter(casefile=case):
        assert ADDRESS not in event.sentence
        assert "Perpetua" not in event.sentence


def test_the_pages_before_the_code_say_nothing_of_reviews_or_of_a_board(letter: Letter, mother: Recipient) -> None:
    for page in ("guest", "guest_code"):
        said = Client().get(mother.at(page)).content.decode().lower()
        assert not any(word in said for word in ("review", letter.casefile.board.name.lower(), "letter", "notice"))
    mother.comes_in()


def test_a_scanner_changes_nothing(letter: Letter, mother: Recipient) -> None:
    mother.asks_for_a_code()
    before, scanner = everything(), Client()
    for page in ("guest", "guest_code"):
        assert scanner.get(mother.at(page)).status_code == 200
        assert scanner.head(mother.at(page)).status_code == 200
    assert scanner.get(FILE).status_code == 302
    assert everything() == before


def test_five_wrong_codes_and_the_right_one_does_not_work(letter: Letter, mother: Recipient) -> None:
    code = mother.asks_for_a_code()
    wrong = f"{(int(code) + 1) % 1_000_000:06}"
    for typed in (*([wrong] * 5), code):
        assert mother.types(typed).status_code == 422
    assert mother.client.get(FILE).status_code == 302
    assert stands(letter).status == Letter.Status.SENT


def test_after_the_last_day_nobody_comes_in_and_who_is_in_is_out(letter: Letter, mother: Recipient) -> None:
    client = mother.comes_in()
    with time_machine.travel(timezone.now() + timedelta(days=29), tick=False):
        assert Client().get(mother.at()).status_code == 410
        assert client.get(FILE).status_code == 302
    assert stands(letter).status == Letter.Status.SENT


def test_no_other_page_is_there(case: CaseFile, place: Place, letter: Letter, mother: Recipient) -> None:
    client, other = mother.comes_in(), finished(case, place.officer, "secure", place.police.name)
    ours = stands(letter).document
    assert ours
    assert other.document
    elsewhere = (
        "/cases/", f"/cases/{case.public_id}/", f"/letters/{letter.public_id}/", f"/documents/{ours.public_id}/",
        f"/documents/{other.document.public_id}/file/", "/refer/", f"/fetch-links/{link_of(letter).public_id}/revoke/",
        "/fetch/0/", "/fetch/2/",
    )  # fmt: skip
    for path in elsewhere:
        assert client.get(path).status_code == 404, path
    assert client.get("/accounts/password/change/").status_code == 403
    for address in (one for one in addresses() if one.is_ours and not one.is_public):
        page = resolve(address.path())
        with nullcontext() if page.view_name.startswith((FETCHES_AT, "home")) else pytest.raises(Http404):
            to_their_own(FETCHES_AT, page.view_name, page.func)


def test_another_letter_is_fetched_by_its_own_link_alone(
    case: CaseFile, place: Place, letter: Letter, mother: Recipient
) -> None:
    client = mother.comes_in()
    other = sent(finished(case, place.officer, "secure", place.health.name), place.officer, "trust@example.org")
    client.get(FILE)
    assert stands(other).status == Letter.Status.SENT
    trust = Recipient("trust@example.org")
    assert "Request to secure records" in trust.comes_in().get(HOME).content.decode()
    assert "Request to secure records" not in client.get(HOME).content.decode()


def test_nobody_else_has_these_pages(place: Place, letter: Letter) -> None:
    for person in (place.officer, place.constable, place.member):
        assert browser(person).get(HOME).status_code == browser(person).get(FILE).status_code == 404


def test_the_database_shows_who_fetches_no_row_of_any_case(place: Place, letter: Letter, mother: Recipient) -> None:
    today = timezone.localdate()
    Bar.objects.bulk_create(  # everybody is shown their own, and nothing of the case by it
        [Bar(casefile=letter.casefile, user=mother.user, proposed_by=place.officer, since=today, audience="office")]
    )
    with walls.entered(mother.user.pk, today, guest_of=NO_APPOINTMENT):
        for model in set(rules()) - {Bar}:
            assert not model._base_manager.exists(), model


def test_a_file_that_is_locked_away_is_there_no_more(place: Place, letter: Letter, mother: Recipient) -> None:
    client, document = mother.comes_in(), stands(letter).document
    assert document
    lock = reverse("scr_portal:quarantine_lock", args=[letter.casefile.public_id, document.public_id])
    assert browser(place.officer).post(lock, {"reason": "Another family", "once": "x"}).status_code == 302
    assert client.get(FILE).status_code == 404
    assert "Nothing can be fetched" in client.get(HOME).content.decode()
    assert stands(letter).status == Letter.Status.SENT


def test_what_was_read_of_a_try_is_in_the_access_log(letter: Letter, mother: Recipient) -> None:
    mother.asks_for_a_code()
    mother.types("12")
    assert Access.objects.filter(kind="failed_sign_in", user=mother.user).count() == 1
