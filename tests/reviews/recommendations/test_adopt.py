"""The chair adopts a recommendation with its outcome, or rejects it with the reason."""

import pytest
from django.urls import reverse

from reviews.models import Recommendation
from reviews.recommendations import transitions
from scr_portal.transitions import PermissionRefused, Refused
from tests.reviews.team import Team, browser

pytestmark = pytest.mark.django_db


def test_an_adopted_recommendation_can_be_read_by_every_agency() -> None:
    team = Team()
    one = team.adopt()
    assert (one.status, one.intended_outcome) == ("adopted", "No child is missed twice.")
    assert Recommendation.objects.visible_to(team.nurse).get() == one


def test_a_rejection_keeps_the_reason() -> None:
    team = Team()
    one = team.recommend()
    team.report()
    one.refresh_from_db()
    assert (
        transitions.reject.run(one, team.chair, why_rejected="It is law already.").why_rejected == "It is law already."
    )


def test_not_before_the_report_is_in_and_by_nobody_but_the_chair() -> None:
    team = Team()
    one = team.recommend()
    with pytest.raises(Refused, match="when the overview report is in"):
        transitions.adopt.run(one, team.chair, intended_outcome="None is missed.")
    team.report()
    one = Recommendation.objects.get()
    for person in (team.officer, team.panel_chair):
        with pytest.raises(PermissionRefused):
            transitions.adopt.run(one, person, intended_outcome="None is missed.")
    assert Recommendation.objects.get().status == "proposed"


def test_the_pages_take_the_steps() -> None:
    team = Team()
    one = team.recommend()
    second = team.recommend()
    team.report()
    chair = browser(team.chair)
    adopt = reverse("reviews:recommendation_adopt", args=[one.public_id])
    assert "No child is missed twice." in chair.get(adopt).content.decode()
    assert chair.post(adopt, {"version": one.version, "intended_outcome": "None is missed."}).status_code == 302
    reject = reverse("reviews:recommendation_reject", args=[second.public_id])
    assert chair.post(reject, {"version": second.version, "why_rejected": ""}).status_code == 422
    assert chair.post(reject, {"version": second.version, "why_rejected": "It is law."}).status_code == 302
    page = chair.get(reverse("reviews:recommendation", args=[second.public_id])).content.decode()
    assert "It is law." in page
