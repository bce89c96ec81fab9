"""Who is told of a review is told by when it is to be complete, of which day an extension replaces, and what moves."""

import re
from datetime import date
from html import unescape

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils.html import strip_tags

from referrals.considerations import corrections
from referrals.models import Decision
from reviews.models import Extension, Review
from reviews.reviews import transitions
from reviews.reviews.corrections import correct_review
from scr_portal.accounts import User
from scr_portal.casefiles import CaseRecord
from scr_portal.guidance.base import Act
from scr_portal.notices import Notice, owe
from scr_portal.notices.transitions import record_sent
from tests.referrals.case import Place
from tests.referrals.considerations.test_decide import decide
from tests.reviews.team import Team

pytestmark = pytest.mark.django_db
DECIDED, RIGHT = date(2017, 3, 13), date(2017, 3, 14)
WORDS = {"reason": "A trial is pending.", "revised_plan": "Report in May.", "progress": "The log is in use."}
DAY = time_machine.travel(DECIDED.replace(day=15), tick=False)


def read(notice: Notice, officer: User) -> str:
    """What the officer sees before it goes: the words of the notice."""
    client = Client()
    client.force_login(officer)
    page = client.get(reverse("scr_portal:notice_send", args=[notice.public_id])).content.decode()
    return " ".join(unescape(strip_tags(re.sub(r"</dt>", ": ", page))).split())


def owed(record: CaseRecord, act: Act, day: date) -> Notice:
    """One of the notices of the act."""
    return next(one for one in owe(record, act, day) if one.body)


def by_post(notice: Notice, officer: User) -> None:
    """It went, and so counts as told."""
    record_sent.run(
        Notice.objects.select_related("casefile", "body").get(pk=notice.pk), officer, route="post",
        recipient="The secretariat", sent_on=date(2017, 3, 15), proof="RX 1",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("edition", "months", "due"),
    [("wt2006", 4, "13 July 2017"), ("wt2010", 6, "13 September 2017"), ("wt2010j", 6, "13 September 2017"),
     ("wt2013", 6, "13 September 2017"), ("wt2015", 6, "13 September 2017")],
)  # fmt: skip
@DAY
def test_a_decision_to_hold_a_review_says_by_when_it_is_to_be_complete(edition: str, months: int, due: str) -> None:
    team = Team(edition)
    Decision.objects.update(decided_on=DECIDED)
    Review.objects.update(decided_on=DECIDED, initiated_on=DECIDED)
    notice = owed(Decision.objects.get(), Act.DECISION_TO_HOLD, DECIDED)
    assert f"To be completed by: {due}: {months} months from 13 March 2017 " in read(notice, team.officer)
    Extension.objects.create(
        casefile=team.casefile, review=team.review, decided_on=DECIDED, due_on=date(2018, 1, 8), **WORDS
    )
    assert f"{due}: {months} months from 13 March 2017; it has been extended since" in read(notice, team.officer)


@DAY
def test_it_says_what_happened_and_names_no_child() -> None:
    place = Place()
    decide(place, place.recommended(what_happened="Tamsin died at home."), outcome="review")
    for notice in Notice.objects.filter(act=Act.DECISION_TO_HOLD, body__isnull=False):
        said = read(notice, place.officer)
        assert "What happened: [name] died at home." in said
        assert "Incident notified to the LSCB: 6 March 2017" in said
        assert "Tamsin" not in said.split("Why you are told")[1]


@DAY
def test_an_alternative_review_has_no_day_of_completion() -> None:
    team = Team("wt2013", alternative=True)
    notice = owed(Decision.objects.get(), Act.DECISION_NOT_TO_HOLD, DECIDED)
    assert "To be completed by" not in read(notice, team.officer)


@DAY
def test_an_extension_says_which_day_it_replaces() -> None:
    team = Team("wt2010")
    Decision.objects.update(decided_on=DECIDED)
    Review.objects.update(decided_on=DECIDED, initiated_on=DECIDED)
    for due_on in (date(2017, 11, 6), date(2018, 1, 8)):
        team.review.refresh_from_db()
        transitions.extend.run(team.review, team.chair, decided_on=DECIDED, due_on=due_on, **WORDS)
        team.review = Review.objects.get()
    first, second = (read(one, team.officer) for one in Notice.objects.filter(act=Act.EXTENSION).order_by("pk"))
    assert "Now to be completed by: 6 November 2017 Before, to be completed by: 13 September 2017: 6 months" in first
    assert "Now to be completed by: 8 January 2018 Before, to be completed by: 6 November 2017 " in second


@DAY
def test_who_was_told_of_the_decision_is_told_of_the_day_that_moves_with_it() -> None:
    place = Place()
    made = decide(place, place.recommended(), outcome="review", decided_on=DECIDED)
    by_post(Notice.objects.get(act=Act.DECISION_TO_HOLD, body__slug="ofsted"), place.officer)
    corrections.correct_decision.run(made, place.chair, field="decided_on", day=RIGHT, reason="Typed wrong.")
    said = read(Notice.objects.get(act=Act.CORRECTION), place.officer)
    assert "You were told: 13 March 2017 It is: 14 March 2017" in said
    assert "The review is to be completed by: 14 September 2017; before it was 13 September 2017" in said


@DAY
def test_a_review_that_was_initiated_on_another_day_ends_on_another_and_the_bodies_are_told() -> None:
    place = Place()
    decide(place, place.recommended(), outcome="review", decided_on=DECIDED)
    by_post(Notice.objects.get(act=Act.DECISION_TO_HOLD, body__slug="ofsted"), place.officer)
    correct_review.run(Review.objects.get(), place.chair, field="initiated_on", day=RIGHT, reason="Typed wrong.")
    said = read(Notice.objects.get(act=Act.CORRECTION), place.officer)
    assert "The review is to be completed by: 14 September 2017; before it was 13 September 2017" in said
    [panel] = Notice.objects.filter(act=Act.DECISION_TO_HOLD, body__slug="national_panel")
    assert "To be completed by: 14 September 2017: 6 months from 14 March 2017" in read(panel, place.officer)
