"""A case without a review is considered again: a new round with its own clock, the old decision untouched."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from referrals.considerations import transitions
from referrals.considerations.models import Consideration, Decision
from referrals.referrals import transitions as referrals
from referrals.referrals.models import Referral
from scr_portal.casefiles import CaseFile
from scr_portal.deadlines import Deadline
from scr_portal.notices import Notice
from scr_portal.transitions import PermissionRefused, Refused
from tests.referrals.case import Place, days_ago, said
from tests.referrals.considerations.test_decide import NO_REVIEW, NOT_ABUSE, decide

pytestmark = pytest.mark.django_db


def declined(place: Place) -> Consideration:
    """A round that ended without a review, two days ago."""
    consideration = place.recommended("none", no=("abuse", "custody"))
    decide(place, consideration, **NO_REVIEW, **NOT_ABUSE, decided_on=days_ago(2))
    return consideration


def test_a_second_round_with_a_clock_of_its_own() -> None:
    place = Place()
    case = CaseFile.objects.get(pk=declined(place).casefile_id)
    assert not case.is_open
    again = transitions.reopen.run(
        Consideration(casefile=case), place.chair, attention_on=days_ago(1), reopened_because="The inquest's findings."
    )
    case.refresh_from_db()
    assert (again.round, again.status, case.state, case.is_open) == (2, "open", "Being considered again", True)
    clock = Deadline.objects.get(subject_key=again.subject, kind="decision")
    assert clock.is_running
    assert clock.steps[0].startswith("The case is considered again: counted from the day")
    with pytest.raises(ValidationError, match="New facts or advice came on"):
        decide(place, again, why_otherwise="The findings leave no doubt.", decided_on=days_ago(2))
    decide(place, again, why_otherwise="The findings leave no doubt.")
    assert list(Decision.objects.order_by("pk").values_list("outcome", flat=True)) == ["none", "review"]


def test_not_while_it_is_considered_nor_while_a_review_is_held() -> None:
    place = Place()
    given: dict[str, Any] = {"attention_on": days_ago(0), "reopened_because": "New facts."}
    consideration = place.recommended()
    with pytest.raises(Refused, match="not decided yet"):
        transitions.reopen.run(Consideration(casefile=consideration.casefile), place.chair, **given)
    decide(place, consideration)
    with pytest.raises(Refused, match="being held"):
        transitions.reopen.run(Consideration(casefile=consideration.casefile), place.chair, **given)


def test_new_facts_come_after_the_decision_and_the_chair_reopens() -> None:
    place = Place()
    case = declined(place).casefile
    for day in (days_ago(3), days_ago(-1)):
        with pytest.raises(ValidationError):
            transitions.reopen.run(
                Consideration(casefile=case), place.chair, attention_on=day, reopened_because="New facts."
            )
    for somebody in (place.officer, place.member):
        with pytest.raises(PermissionRefused):
            transitions.reopen.run(
                Consideration(casefile=case), somebody, attention_on=days_ago(0), reopened_because="New facts."
            )


def test_what_is_owed_of_a_decision_without_a_review_stays_to_be_done_though_the_case_is_closed(client: Client) -> None:
    place = Place()
    case = declined(place).casefile
    client.force_login(place.officer)
    assert case.label not in client.get("/home/").content.decode().partition("Open cases")[2]
    assert "a decision not to hold a review" in client.get(f"/cases/{case.public_id}/").content.decode()
    owed = Notice.objects.filter(casefile=case, status="owed", act="decision_not_to_hold")
    assert owed
    for notice in owed:
        assert client.get(f"/notices/{notice.public_id}/record-sent/").status_code == 200


def test_a_withdrawn_case_is_opened_again_by_a_new_referral() -> None:
    place = Place()
    referral = place.receive()
    case = CaseFile.objects.get(pk=referral.casefile_id)
    referrals.withdraw.run(referral, place.officer, withdrawn_because="Sent to the wrong board.")
    new: dict[str, Any] = {"attention_on": days_ago(1), "reopened_because": "It was ours after all."}
    with pytest.raises(Refused, match="add a further referral first"):
        transitions.reopen.run(Consideration(casefile=case), place.chair, **new)
    left_out = ("label", "agencies", "children")
    facts = {name: value for name, value in said().items() if name not in left_out}
    referrals.link.run(Referral(casefile=case), place.officer, **facts)
    assert transitions.reopen.run(Consideration(casefile=case), place.chair, **new).round == 2


def test_the_page(client: Client) -> None:
    place = Place()
    case = declined(place).casefile
    client.force_login(place.chair)
    assert "Consider the case again" in client.get(f"/cases/{case.public_id}/").content.decode()
    address = f"/cases/{case.public_id}/considerations/reopen/"
    sent = {"attention_on": str(days_ago(1)), "reopened_because": "New facts."}
    assert client.post(address, sent | {"attention_on": str(days_ago(9))}).status_code == 422
    assert client.post(address, sent).status_code == 302
    assert client.get(address).status_code == 409
