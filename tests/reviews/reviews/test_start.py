"""A review starts when terms and agencies are there; it does not wait for the author."""

import pytest
from django.urls import reverse

from reviews.models import Review
from reviews.reviews import transitions
from scr_portal.casefiles import CaseFile
from scr_portal.deadlines import Deadline
from scr_portal.transitions import PermissionRefused, Refused
from tests.build_review import days_ago
from tests.reviews.team import Team, browser, on

pytestmark = pytest.mark.django_db


def ready(agencies: bool = True) -> Team:
    """A review whose terms have just been approved."""
    team = Team(terms=False, involved=agencies)
    team.review = transitions.draft_terms.run(team.review, team.officer, terms="What was known?")
    team.review = transitions.approve_terms.run(team.review, team.chair, approved_on=days_ago(20))
    return team


def test_the_officer_starts_it_and_the_clock_waits_for_the_panel_chair() -> None:
    team = ready()
    review = transitions.start.run(team.review, team.officer, started_on=days_ago(15))
    assert (review.status, review.started_on) == ("under_way", days_ago(15))
    assert CaseFile.objects.get(pk=team.casefile.pk).state == "Review under way"
    assert Deadline.objects.get(kind="completion").waits_on == "panel_chair"


def test_without_terms_it_does_not_start() -> None:
    team = Team(terms=False)
    with pytest.raises(Refused, match="has not approved the terms of reference"):
        transitions.start.run(team.review, team.officer, started_on=days_ago(1))


def test_without_an_agency_it_does_not_start() -> None:
    team = ready(agencies=False)
    with pytest.raises(Refused, match="No agency"):
        transitions.start.run(team.review, team.officer, started_on=days_ago(1))


def test_neither_the_chair_nor_an_agency_starts_it() -> None:
    team = ready()
    for person in (team.chair, team.senior):
        with pytest.raises(PermissionRefused):
            transitions.start.run(team.review, person, started_on=days_ago(1))
    assert Review.objects.get().status == "commissioning"


def test_the_page_says_why_not_yet_and_takes_the_step_once() -> None:
    team = Team(terms=False)
    address = reverse("reviews:review_start", args=[team.review.public_id])
    officer = browser(team.officer)
    assert "The LSCB chair has not approved the terms of reference" in officer.get(address).content.decode()
    team = ready()
    address, officer = reverse("reviews:review_start", args=[team.review.public_id]), browser(team.officer)
    sent = {"version": team.review.version, **on(days_ago(1), "started_on")}
    assert officer.post(address, sent).status_code == 302
    again = officer.post(address, sent)
    assert again.status_code == 409
