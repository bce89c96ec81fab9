"""Who represents an agency finds again, after signing in anew, what they have sent: their own, and no more of it."""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from referrals.considerations import transitions as considerations
from referrals.considerations.models import Consideration
from referrals.moves.transitions import merge
from referrals.referrals.models import Referral
from referrals.referrals.papers import attach
from referrals.referrals.transitions import withdraw
from scr_portal.access import forget
from scr_portal.accounts import Board, Membership, User
from scr_portal.documents import Document
from scr_portal.mail import Message
from scr_portal.people import Bar
from scr_portal.roles import Audience, Role
from tests import build
from tests.build import told
from tests.documents import files
from tests.documents.conftest import store
from tests.panels.conftest import a_file
from tests.referrals.case import Place, advice, days_ago
from tests.referrals.considerations.test_decide import OTHERWISE, decide, decision
from tests.referrals.links.conftest import Way, fill, send

__all__ = ["store"]
pytestmark = pytest.mark.django_db
LIST = "/sent-referrals/"


def signed_in(person: User) -> Client:
    """A browser in which nothing happened before."""
    client = Client()
    client.force_login(person)
    return client


def sent(person: User) -> Referral:
    """What this person has sent in another session."""
    client = signed_in(person)
    fill(client)
    send(client)
    return Referral.objects.filter(sent_by=person).latest("pk")


def page_of(referral: Referral) -> str:
    """Its address."""
    return f"{LIST}{referral.public_id}/"


def put(client: Client, referral: Referral, paper: str = "chronology") -> int:
    """What is answered to a file."""
    file = SimpleUploadedFile("Tamsin Applegarth.pdf", files.pdf())
    return client.post(f"{page_of(referral)}enclose/", {"paper": paper, "file": file}).status_code


def test_the_page_says_what_was_decided_without_detail_and_that_it_is_considered_again(store: Path) -> None:
    place = Place()
    referral = sent(place.constable)
    client, page = signed_in(place.constable), page_of(referral)
    to_come, decided = "What happens next", "The chair of the board has decided: a review of another kind will be held."
    assert to_come in client.get(page).content.decode()
    of_round = Consideration.objects.get(casefile=referral.casefile)
    said = advice(of_round) | {"recommended_on": days_ago(0)}
    decide(place, considerations.recommend.run(of_round, place.member, **said), **OTHERWISE)
    shown = client.get(page).content.decode()
    assert decided in shown
    assert to_come not in shown
    assert decision()["rationale"] not in shown
    again = Consideration(casefile=referral.casefile)
    considerations.reopen.run(again, place.chair, attention_on=days_ago(0), reopened_because="The inquest.")
    shown = client.get(page).content.decode()
    assert decided in shown
    assert "considers it again" in shown


def test_who_learns_more_is_told_where_the_office_is_reached(store: Path) -> None:
    place, number = Place(), "01632 960 100"
    Board.objects.filter(pk=place.board.pk).update(telephone=number)
    referral = sent(place.constable)
    shown = signed_in(place.constable).get(page_of(referral)).content.decode()
    assert f"tell the board’s office: telephone {number}" in shown
    receipt = Message.objects.get(address=place.constable.email, subject__endswith="your referral was received")
    assert f"tell the board's office at once, on {number}:" in receipt.body


def test_from_the_home_page_to_a_file_for_each(store: Path) -> None:
    place = Place()
    first, second = sent(place.constable), sent(place.constable)
    client = signed_in(place.constable)
    assert f'href="{LIST}"' in client.get("/home/").content.decode()
    listed = client.get(LIST).content.decode()
    assert listed.index(second.casefile.reference) < listed.index(first.casefile.reference)
    shown = client.get(page_of(first)).content.decode()
    assert first.casefile.reference in shown
    assert f"{page_of(first)}enclose/" in shown
    assert f'href="{LIST}" class="govuk-back-link"' in shown
    assert put(client, first) == 302
    assert Document.objects.get().about == first.subject
    shown = client.get(page_of(first)).content.decode()
    assert "The file is attached." in shown
    assert "Chronology or summary" in shown
    assert "You have not attached a file." in client.get(page_of(second)).content.decode()
    asked = client.get(f"{page_of(first)}enclose/").content.decode()
    for page in (listed, shown, asked):
        assert not any(word in page for word in (first.casefile.label, first.casefile.public_id, "Applegarth"))


def test_who_leaves_their_name_out_is_asked_for_their_name() -> None:
    answer = signed_in(Place().constable).post("/refer/referrer/", {"referrer_name": ""})
    assert '<a href="#id_referrer_name">Enter your name</a>' in answer.content.decode()


def test_nobody_else_finds_it(way: Way, store: Path) -> None:
    mine = sent(way.place.constable)
    colleague, stranger = build.member(Role.REPRESENTATIVE, way.place.police), Place().constable
    for person in (colleague, stranger, way.place.officer, way.place.chair):
        client = signed_in(person)
        assert (client.get(page_of(mine)).status_code, put(client, mine)) == (404, 404)
        assert mine.casefile.reference not in client.get(LIST).content.decode()
    assert signed_in(way.place.officer).get(LIST).status_code == 403
    assert "You have not sent a referral" in signed_in(colleague).get(LIST).content.decode()
    guest = way.comes_in()
    fill(guest)
    send(guest)
    own = Referral.objects.get(sent_by=way.guest)
    assert [guest.get(path).status_code for path in (LIST, page_of(mine), page_of(own))] == [404] * 3
    assert not Document.objects.exists()


def test_files_of_the_office_are_not_named(store: Path) -> None:
    place = Place()
    mine = sent(place.constable)
    attach.run(Referral.objects.get(pk=mine.pk), place.officer, paper="letter", file=a_file())
    assert "Letter or e-mail" not in signed_in(place.constable).get(page_of(mine)).content.decode()


def test_it_is_found_by_its_own_reference_in_whatever_case_it_goes_on(store: Path) -> None:
    place = Place()
    there = place.receive(label="Child K", children=[{"name": "Rory Pemberton"}]).casefile
    mine, client = sent(place.constable), signed_in(place.constable)
    merge.run(mine, place.officer, reference=there.reference, merged_because="The same child.")
    assert put(client, mine, "letter") == 302
    assert Document.objects.get().casefile == there
    shown = client.get(LIST).content.decode() + client.get(page_of(mine)).content.decode()
    assert mine.casefile.reference in shown
    assert not any(word in shown for word in (there.reference, there.label, there.public_id))
    assert shown.count("Letter or e-mail") == 1


def test_one_that_does_not_count_any_more_takes_no_file(store: Path) -> None:
    place = Place()
    mine, client = sent(place.constable), signed_in(place.constable)
    withdraw.run(Referral.objects.get(pk=mine.pk), place.officer, withdrawn_because="By mistake.")
    assert "ask its office how to send it" in client.get(page_of(mine)).content.decode()
    assert put(client, mine) == 404


def test_nothing_of_a_case_from_which_they_are_barred() -> None:
    place = Place()
    mine, client = sent(place.constable), signed_in(place.constable)
    case = mine.casefile
    with told(case):
        Bar.objects.create(
            casefile=case, user=place.constable, proposed_by=place.officer, since=days_ago(0), audience=Audience.OFFICE
        )
    forget([place.constable])
    assert case.reference not in client.get(LIST).content.decode()
    assert (client.get(page_of(mine)).status_code, put(client, mine)) == (404, 404)


def test_nothing_once_they_represent_no_agency_of_the_board() -> None:
    place = Place()
    mine, client = sent(place.constable), signed_in(place.constable)
    Membership.objects.filter(user=place.constable).update(until=days_ago(1))
    forget([place.constable])
    assert (client.get(LIST).status_code, client.get(page_of(mine)).status_code, put(client, mine)) == (403, 404, 404)
