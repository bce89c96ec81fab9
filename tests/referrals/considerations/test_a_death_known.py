"""A death is a death whatever a referral says that it is about: the guard of 7.1 in every edition."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from referrals.considerations import transitions
from referrals.considerations.models import Consideration, Decision
from referrals.referrals import transitions as referrals
from referrals.referrals.models import Referral
from scr_portal.guidance import editions
from tests import build
from tests.referrals.case import Place, advice, said
from tests.referrals.considerations.test_decide import decision

pytestmark = [pytest.mark.django_db, pytest.mark.parametrize("slug", list(editions()))]
ALIVE = {"name": "Rory Pemberton"}
WITHOUT_ADVICE = {"outcome": "none", "criteria_met": False, "why_otherwise": "Clear from the facts."}
ASKED = {"limb_that_fails", "why_it_fails"}


def days_of(slug: str) -> dict[str, Any]:
    """The days of a referral while this edition is in force, of an injury."""
    day = editions()[slug].in_force_from + timedelta(days=100)
    days: dict[str, Any] = dict.fromkeys(("incident_on", "attention_on", "notified_on", "received_on"), day)
    return days | {"trigger": "injury"}


def dead(days: dict[str, Any]) -> dict[str, Any]:
    """A child who died that day."""
    return {"name": "Tamsin Applegarth", "died_on": days["incident_on"]}


def refused(place: Place, consideration: Consideration, days: dict[str, Any], **different: Any) -> set[str]:
    """The questions that a decision of that day, to hold no review, leaves open."""
    with pytest.raises(ValidationError) as wrong:
        transitions.decide.run(consideration, place.chair, **given(days, **different))
    return set(wrong.value.error_dict)


def given(days: dict[str, Any], **different: Any) -> dict[str, Any]:
    """A decision of that day, to hold no review."""
    return decision(**{**WITHOUT_ADVICE, "decided_on": days["incident_on"], **different})


def test_one_child_died_beside_another_that_was_injured(slug: str) -> None:
    place, days = Place(), days_of(slug)
    consideration = place.consideration(**days, children=[ALIVE, dead(days)])
    assert refused(place, consideration, days) >= ASKED
    fails = {"limb_that_fails": "abuse", "why_it_fails": "The inquest found a natural cause."}
    transitions.decide.run(consideration, place.chair, **given(days, **fails))
    assert Decision.objects.get().limb_that_fails == "abuse"


def test_the_child_died_later_and_the_answers_were_given_before(slug: str, client: Client) -> None:
    place, days = Place(), days_of(slug)
    consideration = place.consideration(**days, children=[{"name": "Tamsin Applegarth"}])
    no = ("died", "custody", "serious_harm", "sexual_abuse", "parent_murdered", "assault")
    told = advice(consideration, "none", no=no) | {"recommended_on": days["incident_on"]}
    consideration = transitions.recommend.run(consideration, place.member, **told)
    further = said(**days, children=[dead(days)])
    further = {name: one for name, one in further.items() if name not in ("label", "agencies")}
    referrals.link.run(Referral(casefile=consideration.casefile), place.officer, **further)
    consideration = Consideration.objects.get()
    assert refused(place, consideration, days, why_otherwise="") >= ASKED
    client.force_login(place.chair)
    page = client.get(f"/considerations/{consideration.public_id}/decide/").content.decode()
    assert "The answers given meet the criteria under which the board must hold a review." in page


def test_whether_a_child_died_is_asked_where_nobody_said_so(slug: str, client: Client) -> None:
    place, days = Place(), days_of(slug)
    consideration = place.consideration(**days, children=[ALIVE])
    assert refused(place, consideration, days) >= ASKED
    client.force_login(place.chair)
    address = f"/considerations/{consideration.public_id}/decide/"
    day = days["incident_on"]
    typed = {f"decided_on-{part}": str(getattr(day, part)) for part in ("day", "month", "year")}
    typed |= {
        "outcome": "none",
        "criteria_met": "no",
        "interest": "nothing",
        "rationale": "The child lives.",
        "why_recorded_later": "As the minutes say.",
    }
    typed |= {"why_otherwise": "Clear.", "version": str(consideration.version), "password": build.PASSWORD}
    answer = client.post(address, typed)
    assert answer.status_code == 422
    assert "Select the part of the criteria that fails" in answer.content.decode()
    if "serious_harm" not in {limb for route in editions()[slug].routes if route.mandatory for limb in route.limbs}:
        typed |= {"limb_that_fails": "died", "why_it_fails": "The child lives."}
        assert client.post(address, typed).status_code == 302
