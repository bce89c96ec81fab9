"""What the case page shows of a review, to whom, and at what price."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from scr_portal.accounts import User
from tests.reviews.team import Team, browser

pytestmark = pytest.mark.django_db


def case_page(team: Team, person: User) -> str:
    """The case page as this person sees it."""
    return browser(person).get(reverse("case", args=[team.casefile.public_id])).content.decode()


def test_the_task_list_says_what_is_next_and_why_not_yet() -> None:
    team = Team(terms=False)
    page = case_page(team, team.officer)
    assert "Draft them for the LSCB chair to approve." in page
    assert f"/reviews/{team.review.public_id}/draft-terms/" in page
    assert "The LSCB officer has not drafted the terms of reference." in case_page(team, team.chair)
    assert "Not yet: the overview report has not been received." in page
    assert "The LSCB chair has not approved the terms of reference." in page


def test_recommendations_stand_with_their_actions() -> None:
    team = Team()
    team.plan(team.adopt())
    page = case_page(team, team.officer)
    assert "Keep a log of every missed appointment." in page
    assert "Head of safeguarding" in page
    assert "Acceptance by the LSCB" in page


def test_another_agency_sees_the_recommendation_but_not_the_action() -> None:
    team = Team()
    team.plan(team.adopt())
    page = case_page(team, team.nurse)
    assert "Keep a log" in page
    assert "Head of safeguarding" not in page


def test_whether_it_can_be_closed_is_told_to_those_who_see_every_action() -> None:
    team = Team()
    team.plan(team.adopt())
    team.accept()
    why = "An action on recommendation 1 is neither verified nor dropped."
    assert all(why in case_page(team, person) for person in (team.officer, team.chair))
    assert "Closure of the review" not in case_page(team, team.nurse)


def test_more_recommendations_cost_no_more_queries() -> None:
    team = Team()
    team.report()
    one = team.adopt()
    team.plan(one)
    few: list[object] = []
    many: list[object] = []
    for counted in (few, many):
        client = browser(team.officer)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(reverse("case", args=[team.casefile.public_id])).status_code == 200
        counted.extend(queries)
        for _ in range(4):
            team.plan(team.recommend())
    assert len(many) <= len(few)
