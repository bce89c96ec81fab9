"""Who comes by a link makes one referral, is given a reference, and sees nothing else, whatever is tried."""

import re
from contextlib import nullcontext
from datetime import timedelta

import pytest
from django.http import Http404
from django.test import Client
from django.urls import resolve
from django.utils import timezone

from referrals.considerations.models import Consideration
from referrals.likenesses.models import Likeness
from referrals.links.models import ReferralLink
from referrals.parallel.models import ParallelProcess
from referrals.referrals.models import Referral
from scr_portal import walls
from scr_portal.accounts import Agency
from scr_portal.accounts.users import NO_APPOINTMENT
from scr_portal.audit import Event, broken
from scr_portal.casefiles import CaseFile
from scr_portal.drafts import Draft
from scr_portal.guests.session import REFERS_AT, to_their_own
from scr_portal.mail import Message
from scr_portal.people import Bar
from scr_portal.roles import Audience, Role
from tests import build
from tests.addresses import addresses
from tests.referrals.links.conftest import ADDRESS, Way, fill, send
from tests.referrals.test_referrer import mail_to
from tests.reviews.team import browser

HOME, NEXT = "/refer/", "/refer/next/"


def test_from_the_link_to_what_happens_next(way: Way) -> None:
    client = way.comes_in()
    assert client.get("/home/").headers["Location"] == HOME
    assert "I leave it open" in client.get("/refer/criteria/").content.decode()
    fill(client)
    assert "Tamsin Applegarth" in client.get("/refer/check/").content.decode()
    assert send(client).headers["Location"] == NEXT
    referral = Referral.objects.get()
    case, today = referral.casefile, timezone.localdate()
    assert (referral.status, referral.referrer_email) == ("received", ADDRESS)
    assert (referral.received_on, Consideration.objects.get().attention_on) == (today, today)
    assert case.label == "Child A"
    assert ParallelProcess.objects.get(casefile=case).kind == "criminal"
    assert broken(case) == []
    assert not Draft.objects.exists()
    said = client.get(NEXT).content.decode()
    assert case.reference in said
    assert not any(word in said for word in ("Tamsin", case.label, case.public_id, "/cases/"))
    assert case.reference in mail_to(ADDRESS)[-1].subject
    assert {way.place.officer.email, way.place.member.email} <= set(Message.objects.values_list("address", flat=True))
    for path in (HOME, "/refer/children/", "/refer/check/"):
        assert client.get(path).headers["Location"] == NEXT
        assert client.post(path, {"go-on": case.public_id}).headers["Location"] == NEXT
    assert client.get(f"/cases/{case.public_id}/").status_code == 404
    assert Referral.objects.count() == 1
    back = Way(way.place)
    assert case.reference in back.comes_in().get(NEXT).content.decode()


def test_no_other_page_is_there(way: Way) -> None:
    case = way.place.receive().casefile
    client = way.comes_in()
    for path in ("/cases/", f"/cases/{case.public_id}/", "/referrals/receive/", "/meetings/", "/referral-links/", NEXT):
        assert (client.get(path).status_code, client.post(path).status_code) in {(404, 404), (404, 405)}, path
    assert client.get("/accounts/password/change/").status_code == 403
    for address in (one for one in addresses() if one.is_ours and not one.is_public):
        page = resolve(address.path())
        with nullcontext() if page.view_name.startswith((REFERS_AT, "home")) else pytest.raises(Http404):
            to_their_own(REFERS_AT, page.view_name, page.func)


def test_the_database_shows_who_refers_no_row_of_any_case(way: Way) -> None:
    case = way.place.receive().casefile
    today = timezone.localdate()
    Bar.objects.bulk_create(
        [Bar(casefile=case, user=way.guest, proposed_by=way.place.officer, since=today, audience=Audience.OFFICE)]
    )
    with walls.entered(way.guest.pk, today, guest_of=NO_APPOINTMENT):
        for model in (CaseFile, Referral, Event, Message):
            assert not model._default_manager.exists(), model


def test_nothing_tells_of_a_case_of_the_same_child(way: Way) -> None:
    there = way.place.receive(label="Child A").casefile
    client = way.comes_in()
    fill(client)
    shown = client.get("/refer/check/").content.decode()
    assert not any(word in shown for word in (there.reference, there.label, "second referral"))
    assert client.post("/refer/check/", {"go-on": there.public_id}).status_code == 404
    assert send(client).headers["Location"] == NEXT
    assert Likeness.objects.get(other=there).casefile.label == "Child B"


def test_what_was_not_asked_is_not_taken(way: Way) -> None:
    forged = {"label": "Tamsin", "attention_on-day": "1", "referrer_email": "a@b.example", "agencies": "x"}
    other = Way()
    client = way.comes_in()
    fill(client, **forged)
    board = other.place.board.public_id
    assert client.get(f"{HOME}?board={board}").status_code == 404
    assert client.post(f"/refer/check/?board={board}", forged).status_code == 404
    assert send(client, **forged, status="withdrawn", board=board).status_code == 302
    referral = Referral.objects.get()
    assert (referral.casefile.board, referral.casefile.label) == (way.place.board, "Child A")
    assert (referral.referrer_email, referral.attention_on) == (ADDRESS, timezone.localdate())


def test_an_agency_s_representative_refers_and_does_not_see_the_case(db: None) -> None:
    place, client = Way().place, Client()
    client.force_login(place.constable)
    assert HOME in client.get("/home/").content.decode()
    fill(client)
    assert send(client, **{"go-on": place.receive().casefile.public_id}).status_code == 404
    assert send(client).headers["Location"] == NEXT
    case = Referral.objects.get(referrer_email=place.constable.email).casefile
    assert case.reference in client.get(NEXT).content.decode()
    assert client.get(f"/cases/{case.public_id}/").status_code == 404
    client.force_login(place.member)
    assert client.get(HOME).status_code == 403


def test_what_somebody_else_has_typed_for_the_same_board_is_not_there(way: Way) -> None:
    colleague, client = Client(), way.comes_in()
    colleague.force_login(way.place.constable)
    fill(colleague)
    assert "Tamsin" not in client.get("/refer/children/").content.decode()
    assert send(client).status_code == 422
    assert not Referral.objects.exists()
    assert client.post(HOME, {"discard": "1"}).status_code == 302
    assert "Tamsin" in colleague.get("/refer/check/").content.decode()


def test_a_revoked_link_ends_the_session_and_erases_what_was_not_sent(way: Way) -> None:
    client = way.comes_in()
    fill(client)
    link = way.sent
    assert way.guest.name in way.office.get("/referral-links/").content.decode()
    revoke = f"/referral-links/{link.public_id}/revoke/"
    for nobody, code in ((way.place.chair, 403), (Way().place.officer, 404)):
        stranger = Client()
        stranger.force_login(nobody)
        assert stranger.post(revoke, {"why_ended": "No."}).status_code == code
    assert f"This is about: <strong>{link.user}, {link.user.email}</strong>" in way.office.get(revoke).content.decode()
    assert way.office.post(revoke, {"why_ended": "Wrong address."}).status_code == 302
    assert "Wrong address." in way.office.get("/referral-links/").content.decode()
    assert way.office.post(revoke, {"why_ended": "Again."}).status_code == 409
    assert client.get("/refer/check/").status_code == 302
    assert not Draft.objects.exists()
    way.link()
    assert "Not started" in way.comes_in().get(HOME).content.decode()


def test_a_link_sent_anew_goes_on_where_it_was_and_ends_the_older_mail(way: Way) -> None:
    client = way.comes_in()
    fill(client)
    assert way.link().status_code == 302
    assert client.get(HOME).status_code == 302
    assert "Tamsin Applegarth" in way.comes_in().get("/refer/check/").content.decode()
    assert ReferralLink.objects.count() == 1


def test_no_link_for_who_has_an_account_nor_for_ever(way: Way) -> None:
    refused = way.link(way.place.constable.email)
    assert refused.status_code == 422
    assert "has an account" in refused.content.decode()
    far = timezone.localdate() + timedelta(days=400)
    until = {f"expires_on-{part}": getattr(far, part) for part in ("day", "month", "year")}
    path = f"/boards/{way.place.board.public_id}/referral-links/send/"
    assert way.office.post(path, {"name": "W", "email": "w@example.org", **until}).status_code == 422
    assert ReferralLink.objects.count() == 1


def fields(page: str) -> dict[str, str]:
    """What stands in the boxes of one line."""
    boxes = re.findall(r"<input[^>]*>", page)
    found = ((re.search(r'name="([^"]*)"', box), re.search(r'value="([^"]*)"', box)) for box in boxes)
    return {name[1]: value[1] for name, value in found if name and value}


def test_a_representative_finds_filled_in_what_is_known_of_them_and_may_change_it(way: Way) -> None:
    person, agency = way.place.constable, way.place.police
    Agency.objects.filter(pk=agency.pk).update(telephone="01632 960 777")
    client = browser(person)
    page = client.get("/refer/referrer/").content.decode()
    assert fields(page)["referrer_name"] == person.name
    assert fields(page)["referrer_contact"] == f"01632 960 777, {person.email}"
    assert f'value="{agency.public_id}" selected' in page
    mark = {"seen": fields(page).get("seen", "")}
    client.post("/refer/referrer/", {"referrer_name": "Sgt Lowena Pascoe", "referrer_contact": "", **mark})
    again = fields(client.get("/refer/referrer/").content.decode())
    assert again["referrer_name"] == "Sgt Lowena Pascoe"
    assert "referrer_contact" not in again


def test_of_two_agencies_neither_is_chosen_and_a_guest_types_who_they_are(way: Way) -> None:
    second = build.agency(way.place.board, Agency.Discipline.HEALTH)
    build.holds(user=way.place.constable, role=Role.REPRESENTATIVE, agency=second)
    page = browser(way.place.constable).get("/refer/referrer/").content.decode()
    assert fields(page)["referrer_contact"] == way.place.constable.email
    assert not re.search(r"value=\"\w+\" selected", page)
    assert "referrer_name" not in fields(way.comes_in().get("/refer/referrer/").content.decode())
