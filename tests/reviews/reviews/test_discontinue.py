"""A review may end without a report, with the reason."""

from typing import Any

import pytest
from django.urls import reverse

from referrals.considerations import transitions as considerations
from referrals.models import Consideration
from reviews.models import Review
from reviews.reviews import transitions
from scr_portal.casefiles import CaseFile
from scr_portal.deadlines import Deadline
from scr_portal.notices import Notice
from scr_portal.transitions import PermissionRefused, Refused
from tests.reviews.team import Team, browser, on, today

pytestmark = pytest.mark.django_db

WORDS = {"discontinued_because": "The inquest found a natural cause."}


def test_the_chair_discontinues_it_and_its_clock_no_longer_runs() -> None:
    team = Team()
    review = transitions.discontinue.run(team.review, team.chair, discontinued_on=today(), **WORDS)
    assert review.status == "discontinued"
    assert not Deadline.objects.filter(kind="completion", is_running=True).exists()


def test_the_case_may_be_considered_again() -> None:
    team = Team()
    reopen: dict[str, Any] = {"attention_on": today(), "reopened_because": "The inquest was held anew."}
    with pytest.raises(Refused, match="being held"):
        considerations.reopen.run(Consideration(casefile=team.casefile), team.chair, **reopen)
    transitions.discontinue.run(team.review, team.chair, discontinued_on=today(), **WORDS)
    assert considerations.reopen.run(Consideration(casefile=team.casefile), team.chair, **reopen).round == 2
    assert CaseFile.objects.get().is_open
    assert not Notice.objects.filter(act="reopened").exists()


def test_nobody_else_does_and_never_after_acceptance() -> None:
    team = Team()
    with pytest.raises(PermissionRefused):
        transitions.discontinue.run(team.review, team.officer, discontinued_on=today(), **WORDS)
    team.plan(team.adopt())
    team.accept()
    with pytest.raises(Refused, match="“Accepted” now"):
        transitions.discontinue.run(team.review, team.chair, discontinued_on=today(), **WORDS)


def test_the_page_takes_the_step() -> None:
    team = Team()
    address = reverse("reviews:review_discontinue", args=[team.review.public_id])
    sent = {"version": team.review.version, **WORDS, **on(today(), "discontinued_on")}
    chair = browser(team.chair)
    assert chair.post(address, sent | {"discontinued_because": ""}).status_code == 422
    assert chair.post(address, sent).status_code == 302
    assert "A natural cause".lower() in Review.objects.get().discontinued_because.lower()
