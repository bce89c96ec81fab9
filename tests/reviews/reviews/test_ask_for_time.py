"""The SCR panel chair or the officer asks for more time; the LSCB chair alone gives it, or says why not."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from reviews.models import Extension
from reviews.reviews import transitions
from scr_portal import deadlines
from scr_portal.clocks import day_words
from scr_portal.deadlines import Deadline
from scr_portal.mail import Message
from scr_portal.roles import Role
from scr_portal.transitions import PermissionRefused, Refused
from tests import build_review
from tests.reviews.reviews.test_extend import meets
from tests.reviews.team import Team, browser, on, today

pytestmark = pytest.mark.django_db
WHY = "The trial is not over."


def later() -> date:
    """A day after the completion date of every edition."""
    return today() + timedelta(days=400)


def asked(team: Team) -> Team:
    """The panel chair has asked."""
    team.review = transitions.request_extension.run(team.review, team.panel_chair, due_on=later(), reason=WHY)
    return team


def test_it_waits_for_the_chair_whose_page_is_filled_in_with_it() -> None:
    team = Team()
    page = reverse("reviews:review_request_extension", args=[team.review.public_id])
    said = {"reason": WHY, "version": str(team.review.version), **on(later(), "due_on")}
    panel_chair, chair = browser(team.panel_chair), browser(team.chair)
    assert panel_chair.post(page, {**said, "reason": ""}).status_code == 422
    assert panel_chair.post(page, said).status_code == 302
    assert Deadline.objects.get(kind="completion").due_on < later()
    assert Message.objects.filter(address=team.chair.email, body__contains="More time is asked for").exists()
    assert "Decide whether the review has more time" in chair.get("/home/").content.decode()
    assert "Decide whether" not in panel_chair.get("/home/").content.decode()
    extend = chair.get(reverse("reviews:review_extend", args=[team.review.public_id])).content.decode()
    assert WHY in extend
    assert f'value="{later().year}"' in extend


def test_who_asks_can_look_first_what_would_change_if_the_chair_agreed() -> None:
    team = Team()
    deadlines.sync(team.casefile)
    now = Deadline.objects.get(kind="completion").due_on
    page = reverse("reviews:review_request_extension", args=[team.review.public_id])
    said = {"reason": "", "version": str(team.review.version), **on(later(), "due_on"), "look": "1"}
    meets(team, later() - timedelta(days=6))
    for person in (team.officer, team.panel_chair):
        looked = browser(person).post(page, said)
        shown = looked.content.decode()
        [moved] = looked.context["what_if"].moved
        assert (moved.how, moved.clock.kind, moved.clock.due_on) == ("Moves", "completion", later())
        assert f"Asked for by {person}, and not decided yet: to {day_words(later())}" in shown
        assert "See what would change" in shown
        assert ("6 days before the end." in shown) is (person == team.officer)
        assert "Enter why" not in shown
    team.review.refresh_from_db()
    assert team.review.time_wanted_until is None
    assert Deadline.objects.get(kind="completion").due_on == now
    wrong = browser(team.officer).post(page, said | on(now, "due_on"))
    assert "only a later day is an extension" in wrong.content.decode()


def test_the_extension_ends_the_request() -> None:
    team = asked(Team())
    words = {"reason": WHY, "revised_plan": "May.", "progress": "A log."}
    review = transitions.extend.run(team.review, team.chair, decided_on=today(), due_on=later(), **words)
    assert (review.time_wanted_until, review.time_wanted_because, review.time_wanted_by) == (None, "", None)
    assert Extension.objects.get().extended_by == team.chair
    assert "Decide whether" not in browser(team.chair).get("/home/").content.decode()


def test_the_chair_says_why_not_and_it_can_be_asked_again() -> None:
    team = asked(Team())
    with pytest.raises(Refused, match="waits for the LSCB chair"):
        asked(team)
    path = reverse("reviews:review_refuse_extension", args=[team.review.public_id])
    said = {"why": "The report is nearly there.", "version": str(team.review.version)}
    assert browser(team.chair).post(path, said).status_code == 302
    shown = browser(team.panel_chair).get(reverse("reviews:review", args=[team.review.public_id])).content.decode()
    assert "The report is nearly there." in shown
    assert WHY not in shown
    assert Message.objects.filter(address=team.panel_chair.email, body__contains="refused it").exists()
    team.review.refresh_from_db()
    assert asked(team).review.time_refused_because == ""


def test_who_may_ask_and_who_may_refuse() -> None:
    team = Team()
    member = build_review.appointed(team.review, Role.PANEL_MEMBER)
    for somebody in (team.chair, member, team.senior, Team().officer):
        with pytest.raises(PermissionRefused):
            transitions.request_extension.run(team.review, somebody, due_on=later(), reason=WHY)
    with pytest.raises(Refused, match="Nobody asks"):
        transitions.refuse_extension.run(team.review, team.chair, why="No.")
    team.review = transitions.request_extension.run(team.review, team.officer, due_on=later(), reason=WHY)
    for somebody in (team.officer, team.panel_chair):
        with pytest.raises(PermissionRefused):
            transitions.refuse_extension.run(team.review, somebody, why="No.")
    page = reverse("reviews:review", args=[team.review.public_id])
    assert WHY in browser(team.officer).get(page).content.decode()
    assert WHY not in browser(team.senior).get(page).content.decode()


def test_only_a_later_day_can_be_asked_for() -> None:
    team = Team()
    with pytest.raises(ValidationError, match="only a later day"):
        transitions.request_extension.run(team.review, team.panel_chair, due_on=today(), reason=WHY)
    team.review.refresh_from_db()
    assert team.review.time_wanted_until is None
