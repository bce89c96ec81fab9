"""A case without a review is considered again: a new round with its own clock, the old decision untouched."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from referrals.considerations import transitions
from referrals.considerations.models import Consideration, Decision
from scr_portal.deadlines import Deadline
from scr_portal.transitions import PermissionRefused, Refused
from tests.referrals.case import Place, days_ago
from tests.referrals.considerations.test_decide import NO_REVIEW, NOT_ABUSE, decide

pytestmark = pytest.mark.django_db


def declined(place: Place) -> Consideration:
    """A round that ended without a review, two days ago."""
    consideration = place.recommended("none", no=("abuse", "custody"))
    decide(place, consideration, **NO_REVIEW, **NOT_ABUSE, decided_on=days_ago(2))
    return consideration


def test_a_second_round_with_a_clock_of_its_own() -> None:
    place = Place()
    case = declined(place).casefile
    again = transitions.reopen.run(
        Consideration(casefile=case), place.chair, attention_on=days_ago(1), reopened_because="The inquest's findings."
    )
    case.refresh_from_db()
    assert (again.round, again.status, case.state) == (2, "open", "Being considered again")
    assert Deadline.objects.get(subject_key=again.subject, kind="decision").is_running
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
