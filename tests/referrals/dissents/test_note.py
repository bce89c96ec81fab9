"""A dissent that a member or a deputy gave in the meeting is recorded by the officer, in the name of who gave it."""

import re

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from referrals.considerations import transitions as considerations
from referrals.considerations.models import Consideration, Dissent
from referrals.dissents import transitions
from referrals.meetings import changing
from scr_portal.bars.transitions import step_back
from scr_portal.clocks import day_words
from scr_portal.mail import Message
from scr_portal.people import Bar
from scr_portal.roles import Role
from scr_portal.transitions import PermissionRefused, Refused
from tests import build
from tests.referrals.case import Place, advice, days_ago
from tests.referrals.dissents.test_record import new
from tests.referrals.meetings.sitting import meeting, put

pytestmark = pytest.mark.django_db
SAYS = {"position": "none", "reason": "No concern."}


def recommended(place: Place) -> Consideration:
    """At a meeting of today at which a deputy was there for the second member."""
    case, held = place.consideration(), meeting(place)
    put(case, place, held)
    said = [(place.member, "present", ""), (place.second_member, "deputy", "Jo Marsh")]
    changing.attend(held, place.officer, said)
    case.refresh_from_db()
    return considerations.recommend.run(case, place.member, **advice(case) | {"recommended_on": days_ago(0)})


def test_the_deputys_dissent_stands_under_the_deputys_name_with_who_recorded_it(client: Client) -> None:
    place = Place()
    case = recommended(place)
    made = transitions.note.run(new(case), place.officer, member=place.second_member, **SAYS)
    assert (made.deputy, made.recorded_by, made.member) == ("Jo Marsh", place.officer, place.second_member)
    client.force_login(place.chair)
    shown = client.get(f"/considerations/{case.public_id}/decide/").content.decode()
    assert f"Dissent of Jo Marsh, for {place.second_member.name}" in shown
    assert f"Given in the meeting, and recorded by {place.officer.name}." in shown
    assert "was given in a meeting" in Message.objects.filter(address=place.chair.email).latest("pk").body
    assert "in your name" in Message.objects.filter(address=place.second_member.email).latest("pk").body


def test_not_of_who_recommends_was_not_there_or_stepped_back_and_not_twice() -> None:
    place = Place()
    third = build.member(Role.SUBCOMMITTEE, place.board)
    case = recommended(place)
    for somebody in (place.member, third, place.chair):
        with pytest.raises(ValidationError, match="took part"):
            transitions.note.run(new(case), place.officer, member=somebody, **SAYS)
    transitions.note.run(new(case), place.officer, member=place.second_member, **SAYS)
    with pytest.raises(ValidationError, match="recorded already"):
        transitions.note.run(new(case), place.officer, member=place.second_member, **SAYS)
    with pytest.raises(Refused, match="recorded already"):
        transitions.record.run(new(case), place.second_member, **SAYS)


def test_after_a_recommendation_at_no_meeting_of_any_member_who_has_not_stepped_back() -> None:
    place = Place()
    third = build.member(Role.SUBCOMMITTEE, place.board)
    case = place.recommended()
    step_back.run(Bar(casefile=case.casefile), third, reason="I know the family.")
    with pytest.raises(ValidationError, match="took part"):
        transitions.note.run(new(case), place.officer, member=third, **SAYS)
    made = transitions.note.run(new(case), place.officer, member=place.second_member, **SAYS)
    assert made.who == place.second_member.name


def test_by_the_officer_alone() -> None:
    place = Place()
    case = recommended(place)
    for somebody in (place.member, place.chair, place.constable, Place().officer):
        with pytest.raises(PermissionRefused):
            transitions.note.run(new(case), somebody, member=place.second_member, **SAYS)
    assert not Dissent.objects.exists()


def test_the_page(client: Client) -> None:
    place = Place()
    case = recommended(place)
    address = f"/cases/{case.casefile.public_id}/dissents/note/"
    client.force_login(place.officer)
    assert address in client.get(f"/cases/{case.casefile.public_id}/").content.decode()
    page = client.get(address).content.decode()
    assert f"Jo Marsh, for {place.second_member.name}" in page
    assert f">{place.member.name}<" not in page
    said = {"member": str(place.second_member.pk)} | SAYS
    assert client.post(address, SAYS).status_code == 422
    assert client.post(address, said | {"member": str(place.chair.pk)}).status_code == 422
    assert client.post(address, said).status_code == 302
    considerations.decide.run(
        case, place.chair, outcome="review", criteria_met=True, rationale="It died.", interest="nothing",
        decided_on=days_ago(0),
    )  # fmt: skip
    assert client.get(address).status_code == 409


def test_the_page_says_what_was_recommended_and_offers_nobody_twice(client: Client) -> None:
    place = Place()
    case = recommended(place)
    client.force_login(place.officer)
    there = f"/cases/{case.casefile.public_id}/dissents/note/"
    page = client.get(there).content.decode()
    assert f"Meeting on {day_words(days_ago(0))}: <strong>Hold a serious case review</strong>" in page
    assert f"Jo Marsh, for {place.second_member.name}" in page
    (member,) = re.findall(r'name="member" type="radio" value="([^"]+)"', page)
    assert client.post(there, {"member": member, "once": "q"} | SAYS).status_code == 302
    again = client.get(there).content.decode()
    assert place.second_member.name not in again
    assert "there is nobody left" in again


def test_the_member_is_asked_in_words_that_fit_who_recorded_it(client: Client) -> None:
    place = Place()
    case = recommended(place)
    transitions.note.run(new(case), place.officer, member=place.second_member, **SAYS)
    client.force_login(place.second_member)
    page = client.get(f"/cases/{case.casefile.public_id}/").content.decode()
    assert "It was recorded in my name by mistake" in page
    assert "I recorded this dissent by mistake" not in page
