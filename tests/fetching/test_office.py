"""The office sends by a link and a code, sees whether it was fetched, sends the link anew, revokes it, calls back."""

from datetime import date, timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from scr_portal.accounts import User
from scr_portal.accounts.naming import named
from scr_portal.casefiles import CaseFile
from scr_portal.fetching import FetchLink
from scr_portal.fetching.transitions import send_again
from scr_portal.letters import transitions, voids
from scr_portal.letters.models import Letter
from scr_portal.mail import Message
from scr_portal.roles import Role
from scr_portal.transitions import Refused
from tests import build
from tests.fetching.conftest import ADDRESS, FILE, HOME, Recipient, link_of, sent
from tests.letters.conftest import browser, finished, fresh, stands
from tests.referrals.case import Place


def shown(by: User, letter: Letter) -> str:
    return browser(by).get(reverse("scr_portal:letter", args=[letter.public_id])).content.decode()


def book(by: User, case: CaseFile, show: str = "trouble") -> str:
    return (
        browser(by).get(reverse("scr_portal:case_letter_book", args=[case.public_id]), {"show": show}).content.decode()
    )


def days_of(day: date) -> dict[str, int]:
    return {"expires_on-day": day.day, "expires_on-month": day.month, "expires_on-year": day.year}


def form(letter: Letter, **different: object) -> dict[str, object]:
    """As a browser sends it."""
    until = timezone.localdate() + timedelta(days=28)
    days = days_of(until)
    return {"version": letter.version, "recipient": "P. Applegarth", "address": ADDRESS, **days, **different}


def test_it_is_sent_from_the_page_and_the_book_says_that_nobody_has_fetched_it(
    case: CaseFile, place: Place, mother: Recipient
) -> None:
    letter = finished(case, place.officer, "referrer")
    page = reverse("scr_portal:letter_send_by_code", args=[letter.public_id])
    assert page in shown(place.officer, letter)
    office = browser(place.officer)
    assert office.get(page).status_code == 200
    assert office.post(page, form(letter)).status_code == 302
    assert (stands(letter).route, stands(letter).recipient) == ("code", "P. Applegarth")
    assert "Not fetched yet" in book(place.officer, case)
    assert ADDRESS in book(place.officer, case)
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        assert "1 sent by a link and a code and not fetched" in browser(place.officer).get("/home/").content.decode()
    with time_machine.travel(timezone.now() + timedelta(days=29)):
        assert "Not fetched in time" in book(place.officer, case)
        assert "Not fetched in time" in shown(place.officer, letter)
    mother.comes_in().get(FILE)
    assert "A letter was fetched by a link and a code" in browser(place.officer).get("/home/").content.decode()
    assert "Fetched with a code" in book(place.officer, case, "letter")
    assert "Not fetched" not in book(place.officer, case)
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        assert "not fetched" not in browser(place.officer).get("/home/").content.decode()


def test_the_line_of_the_letter_says_that_the_link_did_not_arrive_until_another_has_gone(
    case: CaseFile, place: Place
) -> None:
    sent(finished(case, place.officer, "referrer"), place.officer)
    Message.objects.filter(lets_in=True).update(status=Message.Status.MAY_HAVE_ARRIVED)
    assert "Link: may have arrived" in book(place.officer, case)
    Message.objects.filter(lets_in=True).update(status=Message.Status.REFUSED, answer="550 No such user")
    page = book(place.officer, case)
    assert "Link: bounced" in page
    assert "Not fetched yet" not in page
    link = FetchLink.objects.select_related("casefile").get()
    send_again.run(link, fresh(place.officer), expires_on=link.expires_on)
    page = book(place.officer, case)
    assert "Not fetched yet" in page
    assert "Link: bounced" not in page
    assert ">Bounced" in page


@pytest.mark.parametrize("address", ["not an address", "", "office@example.org"])
def test_not_to_what_is_no_address_nor_to_who_has_an_account(case: CaseFile, place: Place, address: str) -> None:
    User.objects.create_user("office@example.org", "Somebody", build.PASSWORD)
    letter = finished(case, place.officer, "referrer")
    page = reverse("scr_portal:letter_send_by_code", args=[letter.public_id])
    answer = browser(place.officer).post(page, form(letter, address=address))
    assert answer.status_code == 422
    if address == "office@example.org":
        assert "has an account and signs in with it" in answer.content.decode()
    assert stands(letter).status == Letter.Status.READY


@pytest.mark.parametrize("days", [0, -1, 181])
def test_not_for_ever_and_not_until_yesterday(case: CaseFile, place: Place, days: int) -> None:
    letter = finished(case, place.officer, "referrer")
    with pytest.raises(ValidationError, match="no more than 180 days away"):
        sent(letter, place.officer, expires_on=timezone.localdate() + timedelta(days=days))


def test_to_who_is_known_it_goes_in_the_same_words(case: CaseFile, place: Place) -> None:
    User.objects.create_user(ADDRESS, "Known Already")
    letter = sent(finished(case, place.officer, "referrer"), place.officer)
    assert "Known Already" not in shown(place.officer, letter)
    Recipient().comes_in()
    assert User.objects.get(email=ADDRESS).name == "Known Already"


def test_whoever_is_named_later_has_a_name_from_then_on(place: Place, letter: Letter) -> None:
    nobody = User.objects.get(email=ADDRESS)
    assert nobody.name == User.UNNAMED
    assert named(nobody, ADDRESS, "P. Applegarth", place.officer).name == "P. Applegarth"
    assert named(User.objects.get(pk=nobody.pk), ADDRESS, "Else", place.officer).name == "P. Applegarth"
    assert letter.pk


def test_sent_anew_the_old_link_stops_and_the_same_letter_is_fetched(
    place: Place, letter: Letter, mother: Recipient
) -> None:
    old, client, link = mother.at(), mother.comes_in(), link_of(letter)
    page = reverse("scr_portal:fetchlink_send_again", args=[link.public_id])
    assert page in shown(place.officer, letter)
    until = timezone.localdate() + timedelta(days=60)
    days = days_of(until)
    assert browser(place.officer).post(page, {"version": link.version, **days}).status_code == 302
    assert Client().get(old).status_code == 410
    assert client.get(FILE).status_code == 302
    assert mother.at() != old
    again = Recipient(client=Client())
    again.comes_in().get(FILE)
    assert stands(letter).status == Letter.Status.RECEIVED
    assert link_of(letter).pk == link.pk


def test_revoked_while_somebody_is_in(case: CaseFile, place: Place, letter: Letter, mother: Recipient) -> None:
    client, link = mother.comes_in(), link_of(letter)
    page = reverse("scr_portal:fetchlink_revoke", args=[link.public_id])
    assert browser(place.constable).post(page, {"version": link.version, "why_ended": "X"}).status_code == 404
    assert client.get(HOME).status_code == 200
    for asks in (page, reverse("scr_portal:fetchlink_send_again", args=[link.public_id])):
        which = f"This is about: <strong>{letter}, by a link to {link.address}</strong>"
        assert which in browser(place.officer).get(asks).content.decode()
    said = {"version": link.version, "why_ended": "Wrong address"}
    assert browser(place.officer).post(page, said).status_code == 302
    assert client.get(FILE).status_code == client.get(HOME).status_code == 302
    assert Client().get(mother.at()).status_code == 410
    assert stands(letter).status == Letter.Status.SENT
    assert "Link revoked" in book(place.officer, case)
    assert "Wrong address" in shown(place.officer, letter)


def test_called_back_while_somebody_is_in(place: Place, letter: Letter, mother: Recipient) -> None:
    client = mother.comes_in()
    assert client.get(FILE).status_code == 200
    before = browser(place.officer).get(reverse("scr_portal:letter_call_back", args=[letter.public_id]))
    assert "It has been read: Recipient by a link" in before.content.decode()
    transitions.call_back.run(stands(letter), fresh(place.officer), why="Another family")
    assert client.get(FILE).status_code == 302
    assert Client().get(mother.at()).status_code == 410
    note = browser(place.officer).get(reverse("scr_portal:letter_note", args=[letter.public_id])).content.decode()
    assert "Recipient by a link" in note
    assert "Applegarth" not in note
    assert "who it was sent to stands on the page of the letter" in note
    assert "Perpetua Applegarth" in shown(place.officer, letter)
    assert link_of(letter).status == "ended"


def test_came_back_it_goes_anew_by_another_link(place: Place, letter: Letter, mother: Recipient) -> None:
    client = mother.comes_in()
    letter = transitions.record_returned.run(
        stands(letter), fresh(place.officer), returned_on=timezone.localdate(), why="Refused by the mail server"
    )
    assert client.get(FILE).status_code == 302
    sent(letter, place.officer, "other@example.org")
    assert Recipient("other@example.org").comes_in().get(FILE).status_code == 200
    assert mother.client.get(FILE).status_code == 302


def test_what_can_be_fetched_is_not_void_and_no_other_route(case: CaseFile, place: Place, letter: Letter) -> None:
    with pytest.raises(Refused, match="Call it back"):
        voids.void.run(stands(letter), fresh(place.officer), because="X")
    other = finished(case, place.officer, "secure", place.police.name)
    with pytest.raises(ValidationError, match="or by a link and a code"):
        transitions.record_sent.run(
            other, fresh(place.officer), route="code", recipient="X", sent_on=timezone.localdate(), proof="X"
        )


def test_a_mail_that_bounced_stands_in_the_book(case: CaseFile, place: Place, letter: Letter) -> None:
    Message.objects.filter(address=ADDRESS).update(status=Message.Status.REFUSED, answer="No such user")
    assert "Bounced" in book(place.officer, case)
    assert letter.pk


def test_who_may(place: Place, letter: Letter) -> None:
    link = link_of(letter)
    for role, code in ((Role.CHAIR, 200), (Role.SUBCOMMITTEE, 404)):
        client = Client()
        client.force_login(build.member(role, letter.casefile.board))
        for verb in ("send_again", "revoke"):
            assert client.get(reverse(f"scr_portal:fetchlink_{verb}", args=[link.public_id])).status_code == code
