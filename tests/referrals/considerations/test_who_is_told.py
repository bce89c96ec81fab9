"""Who is told of a decision (T7a): its outcome in neutral mail, the reasons where somebody may hear them."""

import pytest
from django.test import Client

from referrals.agencies import transitions as agencies
from referrals.agencies.models import AgencyInvolvement
from referrals.considerations.models import Consideration
from referrals.meetings import changing
from scr_portal.accounts import User
from scr_portal.bars.transitions import step_back
from scr_portal.casefiles import CaseFile
from scr_portal.mail import Message
from scr_portal.people import Bar
from scr_portal.roles import Role
from tests import build
from tests.referrals.case import Place, days_ago
from tests.referrals.considerations.test_decide import NOT_ABUSE, decide
from tests.referrals.meetings.sitting import in_days, meeting

pytestmark = pytest.mark.django_db


def asked(place: Place) -> Consideration:
    """A round that is with the chair, on a case of which the police was asked what it knew."""
    consideration = place.recommended()
    new = AgencyInvolvement(casefile=consideration.casefile)
    agencies.ask.run(new, place.officer, agency=place.police, asked_on=days_ago(4))
    consideration.refresh_from_db()
    return consideration


def told(person: User) -> str:
    """What somebody was mailed last; empty where nothing."""
    last = Message.objects.filter(address=person.email).order_by("pk").last()
    return last.subject + last.body if last else ""


def test_every_member_of_the_lscb_hears_the_outcome_and_when_the_reasons_are_told() -> None:
    place = Place()
    members = [build.member(Role.BOARD_MEMBER, place.board) for _ in range(2)]
    meeting(place, in_days(20), kind="board", chair=place.chair)
    consideration = asked(place)
    decide(place, consideration)
    for one in (*members, place.acting_chair):
        assert "a serious case review will be held" in told(one)
        assert f"{in_days(20).day} " in told(one)
        assert consideration.casefile.reference in told(one)
        assert not any(word in told(one) for word in ("Child K", "Tamsin", "neglect", "http"))


def test_a_member_who_stepped_back_and_one_of_another_board_hear_nothing() -> None:
    place = Place()
    consideration = asked(place)
    step_back.run(Bar(casefile=consideration.casefile), place.member, reason="My sister works there.")
    there_too = build.member(Role.BOARD_MEMBER, Place().board)
    build.holds(user=place.member, role=Role.BOARD_MEMBER, board=place.board)
    decide(place, consideration)
    assert "serious case review" not in told(place.member)
    assert told(there_too) == ""


def test_the_agencies_of_the_case_are_told_that_they_can_begin_and_others_are_not() -> None:
    place = Place()
    consideration, senior = asked(place), build.member(Role.SENIOR, place.police)
    nurse = build.member(Role.SENIOR, place.health)
    decide(place, consideration)
    for one in (senior, place.constable):
        assert "Your agency can begin" in told(one)
        assert f"/cases/{consideration.casefile.public_id}/" in told(one)
        assert "Child K" not in told(one)
    assert "can begin" not in told(nurse)


def test_where_no_review_is_held_the_agencies_are_told_that() -> None:
    place = Place()
    decide(place, asked(place), outcome="none", criteria_met=False, why_otherwise="So.", **NOT_ABUSE)
    assert "no review will be held" in told(place.constable)
    assert "can begin" not in told(place.constable)


def test_the_meeting_of_the_lscb_lists_what_was_decided_since_the_one_before(client: Client) -> None:
    place = Place()
    decide(place, asked(place))
    here, later = (meeting(place, in_days(days), kind="board", chair=place.chair) for days in (20, 80))
    client.force_login(place.officer)
    assert "Child K" in client.get(f"/meetings/{here.public_id}/").content.decode()
    assert "Child K" not in client.get(f"/meetings/{later.public_id}/").content.decode()


def test_that_the_family_is_to_be_told_is_on_the_task_list_until_it_is(client: Client) -> None:
    place = Place()
    consideration = asked(place)
    address = f"/cases/{consideration.casefile.public_id}/"
    client.force_login(place.officer)
    assert "Family told of the review" not in client.get(address).content.decode()
    decide(place, consideration)
    assert "Nobody of the family is on the register yet." in client.get(address).content.decode()
    said = {
        "who": "Mother", "route": "A visit", "named_contact": "R. Carter", "stage": "not_contacted",
        "stage_on": str(days_ago(0)), "why": "The police ask us to wait.",
    }  # fmt: skip
    assert client.post(f"{address}family/record/", said).status_code == 302
    assert "Not contacted yet, with the reason on the register: 1" in client.get(address).content.decode()
    client.force_login(place.member)
    assert "Family told of the review" not in client.get(address).content.decode()
    assert CaseFile.objects.get().is_open


def test_where_no_earlier_meeting_is_known_it_lists_those_of_three_months(client: Client) -> None:
    place = Place()
    decide(place, asked(place))
    near = meeting(place, in_days(90), kind="board", chair=place.chair)
    client.force_login(place.officer)
    assert "Child K" in client.get(f"/meetings/{near.public_id}/").content.decode()
    near.meets_on = in_days(100)
    changing.keep(near, place.officer)
    assert "Child K" not in client.get(f"/meetings/{near.public_id}/").content.decode()
