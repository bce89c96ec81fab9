"""The part of the criteria that fails is one that can: not a known death, nor one of another duty (guidance.md 7.1)."""

import re
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from referrals.considerations import transitions
from referrals.considerations.models import Consideration, Decision
from scr_portal.guidance import editions
from tests.referrals.case import Place, advice, days_ago
from tests.referrals.considerations.test_a_death_known import days_of, dead, given
from tests.referrals.considerations.test_decide import decision

pytestmark = pytest.mark.django_db
FAILS = {"why_it_fails": "It does not hold."}


def offered(client: Client, place: Place, consideration: Consideration) -> list[str]:
    """The parts that the page of the decision offers as failing."""
    client.force_login(place.chair)
    page = client.get(f"/considerations/{consideration.public_id}/decide/").content.decode()
    return re.findall(r'name="limb_that_fails"[^>]*value="(\w+)"', page)


def again(place: Place, answers: dict[str, str]) -> Consideration:
    """The second round of a case with a known death; the first answered so, and held no review."""
    first = place.consideration()
    said = advice(first, "none")
    for limb, answer in answers.items():
        said["answers"][limb] = {"answer": answer, "reason": "As the minutes say."}
    first = transitions.recommend.run(first, place.member, **said)
    fails = FAILS | {"limb_that_fails": "abuse"} if answers["abuse"] == "yes" else {}
    none = decision(outcome="none", criteria_met=False, **fails)
    decided = transitions.decide.run(first, place.chair, **none)
    new = Consideration(casefile=decided.casefile)
    return transitions.reopen.run(new, place.chair, attention_on=days_ago(0), reopened_because="A letter came.")


def refuses(place: Place, consideration: Consideration, limb: str, **different: Any) -> bool:
    """Whether no review is refused because this part is said to fail."""
    said = decision(outcome="none", criteria_met=False, why_otherwise="Clear.", limb_that_fails=limb, **FAILS)
    with pytest.raises(ValidationError) as wrong:
        transitions.decide.run(consideration, place.chair, **said | different)
    return set(wrong.value.error_dict) == {"limb_that_fails"}


NO_HARM = {"abuse": "yes", "died": "yes", "serious_harm": "no", "custody": "no"}


def test_a_second_round_goes_by_the_yes_of_the_first(client: Client) -> None:
    place = Place()
    second = again(place, NO_HARM)
    assert offered(client, place, second) == ["abuse"]
    page = client.get(f"/considerations/{second.public_id}/decide/").content.decode()
    assert "What is known so far says that they are." in page
    assert "Answered yes in round 1." in page
    assert refuses(place, second, "custody")
    assert refuses(place, second, "died")
    said = decision(outcome="none", criteria_met=False, why_otherwise="Clear.", limb_that_fails="abuse", **FAILS)
    transitions.decide.run(second, place.chair, **said)
    assert Decision.objects.filter(limb_that_fails="abuse").count() == 2


def test_a_no_of_an_earlier_round_rules_nothing_out(client: Client) -> None:
    place = Place()
    second = again(place, NO_HARM | {"abuse": "no"})
    assert offered(client, place, second) == ["abuse"]
    assert refuses(place, second, "")


def test_what_this_round_answers_prevails_over_the_yes_of_the_first(client: Client) -> None:
    place = Place()
    second = again(place, NO_HARM)
    answers = advice(second, "none", no=("abuse", "custody")) | {"recommended_on": days_ago(0)}
    second = transitions.recommend.run(second, place.member, **answers)
    assert offered(client, place, second) == []


@pytest.mark.parametrize("slug", list(editions()))
def test_of_a_known_death_that_nobody_has_looked_at_only_abuse_can_fail(slug: str) -> None:
    place, days = Place(), days_of(slug) | {"trigger": "death"}
    first = place.consideration(**days, children=[dead(days)])
    none = given(days, **FAILS)
    for limb in ("died", "custody", "joint_working"):
        assert refuses(place, first, limb, decided_on=days["incident_on"])
    transitions.decide.run(first, place.chair, **none | {"limb_that_fails": "abuse"})
    assert Decision.objects.get().limb_that_fails == "abuse"


def test_what_was_answered_yes_is_not_what_fails_while_another_part_is_open(client: Client) -> None:
    place = Place()
    first = place.consideration(trigger="harm", children=[{"name": "Tamsin Applegarth"}])
    said = advice(first, "none", no=("died", "custody"))
    said["answers"]["abuse"] = {"answer": "unknown", "reason": "The inquest is open."}
    first = transitions.recommend.run(first, place.member, **said)
    assert offered(client, place, first) == ["abuse"]
