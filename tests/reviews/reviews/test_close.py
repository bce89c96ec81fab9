"""A review closes when nothing is left: actions ended, publication settled."""

import pytest
from django.urls import reverse

from reviews.actions import transitions as actions
from reviews.models import Review
from reviews.reviews import transitions
from scr_portal.casefiles import CaseFile
from scr_portal.transitions import PermissionRefused, Refused
from tests.reviews.team import Team, browser, on, today

pytestmark = pytest.mark.django_db

WORDS = {"closing_statement": "The log is in use everywhere."}


def accepted(*, verified: bool = True, must_be_published: bool = False) -> Team:
    """An accepted review."""
    team = Team()
    action = team.done()
    Review.objects.update(must_be_published=must_be_published)
    team.accept()
    if verified:
        actions.verify.run(action, team.officer, verified_on=today())
    return team


def close(team: Team) -> Review:
    """The chair closes it today."""
    return transitions.close.run(team.review, team.chair, closed_on=today(), **WORDS)


def test_the_chair_closes_it_and_the_case_with_it() -> None:
    review = close(accepted())
    assert (review.status, review.closed_on) == ("closed", today())
    case = CaseFile.objects.get(pk=review.casefile_id)
    assert (case.state, case.is_open) == ("Closed", False)


def test_an_action_that_is_not_verified_keeps_it_open() -> None:
    with pytest.raises(Refused, match="An action on recommendation 1 is neither verified nor dropped"):
        close(accepted(verified=False))


def test_what_must_be_published_is_published_or_declined_first() -> None:
    team = accepted(must_be_published=True)
    with pytest.raises(Refused, match="must be published: it is neither published nor declined"):
        close(team)
    team.review = transitions.settle_publication.run(team.review, team.officer, settled_on=today())
    assert close(team).status == "closed"


def test_only_the_chair_closes_it() -> None:
    team = accepted()
    with pytest.raises(PermissionRefused):
        transitions.close.run(team.review, team.officer, closed_on=today(), **WORDS)
    assert Review.objects.get().status == "accepted"


def test_a_review_that_is_not_accepted_does_not_close() -> None:
    with pytest.raises(Refused, match="“Under way” now"):
        close(Team())


def test_the_page_takes_the_step() -> None:
    team = accepted()
    address = reverse("reviews:review_close", args=[team.review.public_id])
    sent = {"version": team.review.version, **WORDS, **on(today(), "closed_on")}
    assert browser(team.panel_chair).get(address).status_code == 403
    assert browser(team.chair).post(address, sent).status_code == 302
    assert Review.objects.get().closing_statement == WORDS["closing_statement"]
