"""An action is planned by the officer, and agreed to by the agency that owns it."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from reviews.actions import transitions
from reviews.models import Action
from scr_portal.deadlines import Deadline
from scr_portal.mail import Message
from scr_portal.transitions import PermissionRefused, Refused
from tests import build
from tests.reviews.team import Team, browser, on, today

pytestmark = pytest.mark.django_db


def test_the_day_agreed_becomes_a_date_of_the_agency() -> None:
    team = Team()
    action = team.agreed()
    deadline = Deadline.objects.get(kind="action")
    assert (deadline.due_on, deadline.agency, deadline.waits_on) == (action.due_on, team.police, "senior")
    assert Deadline.objects.visible_to(team.senior).filter(kind="action").exists()
    assert not Deadline.objects.visible_to(team.nurse).filter(kind="action").exists()


def test_the_senior_officer_is_told_of_what_is_planned() -> None:
    team = Team()
    team.plan(team.adopt())
    message = Message.objects.get(user=team.senior)
    assert "An action is planned for your agency" in message.body
    assert team.casefile.label not in message.body + message.subject


def test_another_agency_neither_sees_nor_agrees() -> None:
    team = Team()
    action = team.plan(team.adopt())
    assert not Action.objects.visible_to(team.nurse).exists()
    with pytest.raises(PermissionRefused):
        transitions.agree.run(action, team.nurse, owner="Nurse", agreed_on=today(), due_on=today())


def test_nobody_agrees_before_the_lscb_has_adopted() -> None:
    team = Team()
    action = team.plan(team.recommend())
    with pytest.raises(Refused, match="has not adopted the recommendation"):
        transitions.agree.run(action, team.senior, owner="Head", agreed_on=today(), due_on=today())
    assert Action.objects.get().status == "proposed"


def test_the_day_is_not_before_it_was_agreed() -> None:
    team = Team()
    action = team.plan(team.adopt())
    with pytest.raises(ValidationError, match="or a later day"):
        transitions.agree.run(action, team.senior, owner="Head", agreed_on=today(), due_on=today() - timedelta(days=1))


def test_an_agency_of_another_board_is_not_offered() -> None:
    team = Team()
    with pytest.raises(ValidationError, match="a member of this LSCB"):
        team.plan(team.adopt(), agency=build.agency(build.board()))


def test_the_pages_plan_and_agree() -> None:
    team = Team()
    one = team.adopt()
    plan = reverse("reviews:action_propose", args=[team.casefile.public_id, one.public_id])
    sent = {"text": "Write the log.", "agency": str(team.police.pk), "owner": "Head", "intended_outcome": ""}
    assert browser(team.officer).get(plan).status_code == 200
    assert browser(team.officer).post(plan, sent | {"once": "one"}).status_code == 302
    assert browser(team.senior).post(plan, sent | {"once": "two"}).status_code == 403
    action = Action.objects.get()
    agree = reverse("reviews:action_agree", args=[action.public_id])
    days = on(today(), "agreed_on") | on(today() + timedelta(days=9), "due_on")
    assert browser(team.nurse).get(agree).status_code == 404
    assert browser(team.senior).post(agree, {"version": action.version, "owner": "Head", **days}).status_code == 302
    page = browser(team.senior).get(reverse("reviews:recommendation", args=[one.public_id])).content.decode()
    assert "(in 9 days)" in page


def test_an_action_on_another_case_is_not_found() -> None:
    team, other = Team(), Team()
    address = reverse("reviews:action_propose", args=[team.casefile.public_id, other.recommend().public_id])
    assert browser(team.officer).get(address).status_code == 404
