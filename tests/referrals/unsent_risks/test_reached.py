"""Whoever says that other children are at risk says where they can be called, and the office alone reads it."""

import html

import pytest

from referrals.models import Referral
from referrals.unsent_risks.models import RiskCall, UnsentRisk
from scr_portal.audit import Access, Event, RightsEvent
from scr_portal.mail import Message
from tests.referrals.links.conftest import fill, send, way
from tests.referrals.unsent_risks.test_calling import answer
from tests.referrals.unsent_risks.test_telling import YES, Writer, writer
from tests.reviews.team import browser

__all__ = ["way", "writer"]
pytestmark = pytest.mark.django_db
NUMBER, LATER = "07700 900123", "Ward 4, 01632 960456"
REACHED = "They can be called on:"


def call_page() -> str:
    """Of the only risk there is."""
    return f"/unsent-risks/{UnsentRisk.objects.get().public_id}/call/"


def read(writer: Writer, path: str = "/referrals/receive/") -> str:
    """What the officer reads."""
    return html.unescape(browser(writer.place.officer).get(path).content.decode())


def test_the_office_reads_the_number_and_nothing_else_has_it(writer: Writer) -> None:
    writer.says(reach_now=NUMBER)
    assert NUMBER in read(writer)
    assert NUMBER in read(writer, call_page())
    assert NUMBER not in read(writer, "/home/")
    [mail] = writer.told()
    assert NUMBER not in mail.subject + mail.body
    kept = [*Event.objects.values(), *RightsEvent.objects.values(), *Access.objects.values(), *Message.objects.values()]
    assert not any(NUMBER in str(row) for row in kept)


def test_it_may_be_left_out_and_goes_when_the_answer_does(writer: Writer) -> None:
    writer.says()
    assert REACHED not in read(writer)
    mark = writer.client.get("/refer/at-risk/").context["seen"]
    writer.says(mark, reach_now=NUMBER)
    assert NUMBER in read(writer)
    assert len(writer.told()) == 1
    mark = writer.client.get("/refer/at-risk/").context["seen"]
    writer.says(mark, reach_now=NUMBER, others_at_risk="no")
    assert UnsentRisk.objects.get().how_to_reach == ""


def test_it_is_filled_in_where_they_are_asked_how_to_reach_them_and_that_is_shown_too(writer: Writer) -> None:
    writer.says(reach_now=NUMBER)
    assert NUMBER in writer.client.get("/refer/referrer/").content.decode()
    writer.client.post("/refer/referrer/", {"referrer_name": "Wilhelmina Guest", "referrer_contact": LATER})
    assert f"{NUMBER}, {LATER}" in read(writer)
    mark = writer.client.get("/refer/referrer/").context["seen"]
    both = {"referrer_name": "Wilhelmina Guest", "referrer_contact": f"{LATER}, {NUMBER}", "seen": mark}
    writer.client.post("/refer/referrer/", both)
    assert UnsentRisk.objects.get().how_to_reach == f"{LATER}, {NUMBER}"


def test_another_number_is_no_other_answer(writer: Writer) -> None:
    writer.says()
    risk = UnsentRisk.objects.get()
    browser(writer.place.officer).post(call_page(), answer(risk.said_at))
    assert RiskCall.objects.count() == 1
    writer.client.post("/refer/referrer/", {"referrer_name": "Wilhelmina Guest", "referrer_contact": LATER})
    assert UnsentRisk.objects.get().said_at == risk.said_at
    assert LATER in read(writer)
    assert "call again" not in read(writer)


def test_the_referral_says_it_where_nothing_else_is_said_of_how_to_reach_them(writer: Writer) -> None:
    fill(writer.client, **YES, reach_now=NUMBER)
    assert send(writer.client).status_code == 302
    assert Referral.objects.get().referrer_contact == NUMBER
