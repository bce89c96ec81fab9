"""A decision to hold a review opens it, in the same moment."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from referrals.considerations import transitions as considerations
from reviews.models import Review
from reviews.reviews.corrections import correct_review
from scr_portal import deadlines
from scr_portal.audit import Event
from scr_portal.clocks import day_words
from scr_portal.deadlines import Deadline
from scr_portal.mail import Message
from scr_portal.transitions import Refused
from tests.referrals.case import ALTERNATIVE, Place
from tests.reviews.team import Team, browser

pytestmark = pytest.mark.django_db

NOT_MET = {"criteria_met": False, "limb_that_fails": "abuse", "why_it_fails": "A natural cause."}


def decide(place: Place, outcome: str, **different: Any) -> None:
    """The chair decides today, as recommended."""
    given: dict[str, Any] = {
        "outcome": outcome,
        "decided_on": timezone.localdate(),
        "rationale": "Neglect.",
        "criteria_met": True,
        "interest": "nothing",
    }
    considerations.decide.run(
        place.recommended(outcome, no=("abuse", "custody") if different else ()), place.chair, **given | different
    )


def test_a_review_opens_with_the_draft_terms_and_its_clock() -> None:
    place = Place()
    decide(place, "review")
    review = Review.objects.get()
    assert (review.kind, review.method, review.status) == ("review", "imr", "commissioning")
    assert review.terms == "From birth to death."
    assert review.decided_on == review.initiated_on == timezone.localdate()
    assert review.must_be_published
    assert Deadline.objects.get(kind="completion").waits_on == "officer"


@pytest.mark.parametrize("edition", ["wt2010", "wt2013"])
def test_that_the_day_of_initiation_follows_the_decision_is_said_where_it_stands(edition: str) -> None:
    """Which of the two days is counted from, an edition says."""
    team = Team(edition)
    follows = "No other day is recorded on which it was initiated: it follows the day of the decision"
    page = reverse("reviews:review", args=[team.review.public_id])
    deadlines.sync(team.casefile)
    shown = browser(team.officer).get(page).content.decode()
    day = team.review.decided_on
    assert f"{day_words(day)}, the day of the decision: no other is recorded" in shown
    assert (follows in shown) is (edition == "wt2013")
    another = day + timedelta(days=1)
    correct_review.run(team.review, team.chair, field="initiated_on", day=another, reason="The minutes say so.")
    shown = browser(team.officer).get(page).content.decode()
    assert f">{day_words(another)}</dd>" in shown
    assert follows not in shown


def test_the_event_says_whose_decision_it_was() -> None:
    place = Place()
    decide(place, "review")
    event = Event.objects.get(kind="review.open")
    assert event.sentence == f"Serious case review opened by the decision of {place.chair.name}"
    assert event.by == place.chair
    assert Message.objects.filter(user=place.officer, body__contains="terms of reference are to be drafted").exists()


def test_an_alternative_review_has_the_day_that_the_chair_sets_and_need_not_be_published() -> None:
    place = Place()
    decide(place, "alternative", **NOT_MET, **ALTERNATIVE)
    review = Review.objects.get()
    assert (review.kind, review.method, review.must_be_published) == ("alternative", "other", False)
    assert not Deadline.objects.filter(kind="completion").exists()
    due = Deadline.objects.get(kind="alternative_report")
    assert (due.due_on, due.waits_on, due.is_running) == (ALTERNATIVE["alternative_due_on"], "officer", True)
    assert "no guidance lays down a day" in due.source


def test_no_review_opens_nothing() -> None:
    decide(Place(), "none", **NOT_MET)
    assert not Review.objects.exists()


def test_a_second_review_waits_until_the_first_is_over() -> None:
    place = Place()
    decide(place, "alternative", **NOT_MET, **ALTERNATIVE)
    first = Review.objects.get()
    again = considerations.reopen.run(
        type(first.decision.consideration)(casefile=first.casefile),
        place.chair,
        attention_on=timezone.localdate(),
        reopened_because="The national panel advised it.",
    )
    said: dict[str, Any] = {
        "outcome": "review",
        "decided_on": timezone.localdate(),
        "rationale": "New facts.",
        "criteria_met": True,
        "interest": "nothing",
    }
    with pytest.raises(Refused, match="is open already: close or discontinue it first"):
        considerations.decide.run(again, place.chair, **said, why_otherwise="The facts are clear.")
    again.refresh_from_db()
    assert again.status == "open"
    assert Review.objects.get() == first


def test_what_the_chair_set_for_an_alternative_review_stands_with_its_terms(client: Client) -> None:
    place = Place()
    decide(place, "alternative", **NOT_MET, **ALTERNATIVE)
    review = Review.objects.get()
    for person, page in ((place.officer, ""), (place.officer, "draft-terms/"), (place.chair, "approve-terms/")):
        client.force_login(person)
        said = client.get(f"/reviews/{review.public_id}/{page}").content.decode()
        for words in ("What the LSCB chair set", "A workshop.", "The last week."):
            assert words in said, (page, words)


def test_a_serious_case_review_has_no_such_part(client: Client) -> None:
    place = Place()
    decide(place, "review")
    client.force_login(place.officer)
    assert "What the LSCB chair set" not in client.get(f"/reviews/{Review.objects.get().public_id}/").content.decode()
