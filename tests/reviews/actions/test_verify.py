"""Work on an action: reports that stay, done by one, verified by another, or dropped with a reason."""

import pytest
from django.urls import reverse

from reviews.actions import transitions
from reviews.models import Action
from scr_portal.deadlines import Deadline
from scr_portal.transitions import PermissionRefused, Refused
from tests.reviews.team import Team, browser, on, today

pytestmark = pytest.mark.django_db


def test_reports_are_added_and_the_earlier_ones_stay() -> None:
    team = Team()
    action = transitions.report_progress.run(team.agreed(), team.senior, progress="Half done.")
    action = transitions.report_progress.run(action, team.senior, progress="Nearly done.")
    assert action.status == "in_progress"
    assert action.progress.index("Half done.") < action.progress.index("Nearly done.")


def test_somebody_else_verifies_what_is_done_and_its_date_stops() -> None:
    team = Team()
    action = transitions.verify.run(team.done(), team.officer, verified_on=today())
    assert action.status == "verified"
    assert Deadline.objects.get(kind="action").stopped_on == today()


def test_who_said_it_is_done_does_not_verify_it() -> None:
    team = Team()
    action = transitions.finish.run(team.agreed(), team.officer, finished_on=today(), evidence="The log.")
    with pytest.raises(Refused, match="somebody else verifies it"):
        transitions.verify.run(action, team.officer, verified_on=today())
    assert transitions.verify.run(action, team.second_officer, verified_on=today()).status == "verified"


def test_no_agency_verifies_its_own_action() -> None:
    team = Team()
    with pytest.raises(PermissionRefused):
        transitions.verify.run(team.done(), team.senior, verified_on=today())
    assert Action.objects.get().verified_on is None


def test_what_is_not_done_is_not_verified() -> None:
    team = Team()
    with pytest.raises(Refused, match="“Agreed” now"):
        transitions.verify.run(team.agreed(), team.officer, verified_on=today())


def test_what_is_missing_sends_it_back() -> None:
    team = Team()
    action = transitions.send_back.run(team.done(), team.officer, why_sent_back="June is missing.")
    assert (action.status, action.finished_on) == ("in_progress", None)
    assert "Sent back: June is missing." in action.progress


def test_the_chair_drops_it_with_a_reason_and_its_date_no_longer_runs() -> None:
    team = Team()
    action = transitions.drop.run(team.agreed(), team.chair, why_dropped="The unit was closed.")
    assert action.is_ended
    assert not Deadline.objects.filter(kind="action", is_running=True).exists()
    with pytest.raises(PermissionRefused):
        transitions.drop.run(Team().agreed(), team.officer, why_dropped="No.")


def test_the_pages_take_the_steps() -> None:
    team = Team()
    action = team.agreed()

    def send(person: str, verb: str, **typed: str) -> int:
        address = reverse(f"reviews:action_{verb}", args=[action.public_id])
        version = Action.objects.get().version
        return browser(getattr(team, person)).post(address, {"version": version, **typed}).status_code

    assert send("senior", "report_progress", progress="Half done.") == 302
    assert send("senior", "finish", evidence="", **on(today(), "finished_on")) == 422
    assert send("senior", "finish", evidence="The log.", **on(today(), "finished_on")) == 302
    assert send("senior", "verify", **on(today(), "verified_on")) == 403
    assert send("officer", "send_back", why_sent_back="June is missing.") == 302
    assert send("officer", "verify", **on(today(), "verified_on")) == 409
    assert send("chair", "drop", why_dropped="The unit was closed.") == 302
    assert Action.objects.get().status == "dropped"
