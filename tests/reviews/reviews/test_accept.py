"""The LSCB accepts the review: recommendations settled, actions planned, the clock stopped, bodies told."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from reviews.models import Review
from reviews.recommendations import transitions as recommendations
from reviews.reviews import transitions
from scr_portal.access import Appointment
from scr_portal.casefiles import CaseFile
from scr_portal.deadlines import Deadline
from scr_portal.notices import Notice
from scr_portal.roles import Role
from scr_portal.transitions import PermissionRefused, Refused
from tests import build
from tests.build_review import days_ago
from tests.reviews.team import Team, browser, on, today

pytestmark = pytest.mark.django_db


def ready(edition: str = "wt2013") -> Team:
    """A reported review with one adopted recommendation and its action."""
    team = Team(edition)
    team.plan(team.adopt())
    return team


def test_acceptance_stops_the_clock() -> None:
    team = ready().accept()
    assert team.review.status == "accepted"
    assert CaseFile.objects.get(pk=team.casefile.pk).state == "Review accepted"
    assert Deadline.objects.get(kind="completion").stopped_on == today()


def test_the_bodies_of_the_day_are_told_of_the_completed_review() -> None:
    ready("wt2010").accept()
    told = {notice.body.slug for notice in Notice.objects.filter(act="completion") if notice.body}
    assert told == {"ofsted", "dfe"}
    assert "evaluation, but on" in Notice.objects.get(act="evaluation").reason_not_needed


def test_the_response_is_asked_for_where_it_is_published() -> None:
    with pytest.raises(ValidationError, match="Enter the response of the LSCB"):
        ready("wt2013").accept(response="")
    assert ready("wt2010").accept(response="").review.status == "accepted"


def test_late_acceptance_asks_why() -> None:
    team = ready()
    Review.objects.update(decided_on=days_ago(400), initiated_on=days_ago(400))
    with pytest.raises(ValidationError, match="Enter why it is accepted after"):
        team.accept()
    assert team.accept(why_late="The trial.").review.why_late == "The trial."


def test_a_recommendation_must_be_settled_and_planned() -> None:
    team = Team()
    team.report()
    with pytest.raises(Refused, match="No recommendation has been recorded"):
        team.accept()
    one = team.recommend()
    with pytest.raises(Refused, match="Recommendation 1 is neither adopted nor rejected"):
        team.accept()
    team.adopt(one)
    with pytest.raises(Refused, match="no action on it has an owner and a day"):
        team.accept()
    team.plan(one, due_on=None)
    with pytest.raises(Refused, match="no action on it has an owner and a day"):
        team.accept()
    assert Review.objects.get().status == "reported"


def test_a_rejected_recommendation_needs_no_action() -> None:
    team = Team()
    one = team.recommend()
    team.report()
    one.refresh_from_db()
    recommendations.reject.run(one, team.chair, why_rejected="It is law already.")
    assert team.accept().review.status == "accepted"


def test_who_chairs_the_panel_does_not_accept_its_report() -> None:
    team = ready("wt2010")
    Appointment.objects.filter(role=Role.PANEL_CHAIR).update(user=team.chair)
    with pytest.raises(Refused, match="the acting LSCB chair accepts it"):
        team.accept()


def test_without_the_report_and_without_the_right_there_is_no_acceptance() -> None:
    team = Team()
    with pytest.raises(Refused, match="“Under way” now"):
        team.accept()
    team = ready()
    for person in (team.officer, team.panel_chair, team.senior):
        with pytest.raises(PermissionRefused):
            transitions.accept.run(team.review, person, accepted_on=today(), response="Yes.")


def test_the_page_takes_the_step() -> None:
    team = ready()
    review = Review.objects.get()
    address = reverse("reviews:review_accept", args=[review.public_id])
    sent = {"version": review.version, "response": "We accept.", "why_late": "", "password": build.PASSWORD}
    sent |= on(today(), "accepted_on")
    assert browser(team.officer).post(address, sent).status_code == 403
    assert browser(team.chair).post(address, sent | {"version": review.version - 1}).status_code == 409
    assert browser(team.chair).post(address, sent).status_code == 302
    assert Review.objects.get().response == "We accept."
