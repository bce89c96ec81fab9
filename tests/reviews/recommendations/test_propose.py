"""A recommendation is put forward while the review is at work."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from reviews.models import Recommendation
from scr_portal.audit import Event
from scr_portal.transitions import PermissionRefused, Refused
from tests.reviews.team import Team, browser

pytestmark = pytest.mark.django_db

WORDS = {"text": "Keep a log.", "finding": "", "intended_outcome": "Nobody is missed.", "source_document": ""}


def test_recommendations_are_numbered_as_they_come() -> None:
    team = Team()
    assert [team.recommend().number, team.recommend().number] == [1, 2]
    assert Event.objects.filter(kind="recommendation.propose").last().sentence.endswith("put forward recommendation 1")  # type: ignore[union-attr]


def test_only_the_one_agency_sees_what_is_put_forward_to_it() -> None:
    team = Team()
    one = team.recommend(target="agency", agency=team.police)
    assert Recommendation.objects.visible_to(team.senior).get() == one
    assert not Recommendation.objects.visible_to(team.nurse).exists()


@pytest.mark.parametrize("target", ["agency", "lscb"])
def test_the_agency_goes_with_the_target(target: str) -> None:
    team = Team()
    with pytest.raises(ValidationError, match="Select the agency if"):
        team.recommend(target=target, agency=None if target == "agency" else team.police)
    assert not Recommendation.objects.exists()


def test_not_before_the_review_is_under_way_and_not_by_an_agency() -> None:
    team = Team(terms=False)
    with pytest.raises(Refused, match="while the review is under way"):
        team.recommend()
    team = Team()
    team.officer = team.senior
    with pytest.raises(PermissionRefused):
        team.recommend()


def test_the_page_makes_it_once() -> None:
    team = Team()
    address = reverse("reviews:recommendation_propose", args=[team.casefile.public_id])
    officer = browser(team.officer)
    assert officer.get(address).status_code == 200
    sent = WORDS | {"target": "agency", "agency": str(team.police.pk), "once": "a-token"}
    assert officer.post(address, sent | {"agency": ""}).status_code == 422
    assert officer.post(address, sent).status_code == 302
    assert officer.post(address, sent).status_code == 409
    assert Recommendation.objects.get().agency == team.police
    assert browser(team.senior).get(address).status_code == 403
