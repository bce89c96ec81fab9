"""A signature stands under the values of a row; where one of them was corrected since, it is void and says why."""

import re

import pytest
from django.urls import reverse

from reviews.reviews.corrections import SIGN_ANEW, correct_review
from scr_portal.mail import Message
from scr_portal.signatures import Signature
from tests.build_review import days_ago
from tests.lifecycle.holds import check_case
from tests.reviews.reviews.test_accept import ready
from tests.reviews.team import Team, browser

pytestmark = pytest.mark.django_db


def corrected(team: Team, field: str, day: int) -> Team:
    """A day of the accepted review, put right by the chair."""
    team.review = correct_review.run(
        team.review, team.chair, field=field, day=days_ago(day), reason="So the minutes say."
    )
    return team


def page(team: Team) -> str:
    """The page of the review, in one line."""
    shown = browser(team.officer).get(reverse("reviews:review", args=[team.review.public_id])).content.decode()
    return re.sub(r"\s+", " ", shown)


def test_the_acceptance_whose_day_is_corrected_is_signed_no_more_and_the_page_says_so() -> None:
    team = ready().accept()
    assert "No signature stands under this acceptance" not in page(team)
    corrected(team, "accepted_on", 2)
    signature = Signature.objects.get(step="review.accept", document=None)
    assert signature.voided_at
    shown = page(team)
    assert "“When the LSCB accepted the review” was corrected after it had been signed." in shown
    assert "No signature stands under this acceptance" in shown
    assert "print this page, which says the date as it was corrected, sign it by hand" in shown
    check_case(team.casefile)


def test_who_corrects_it_reads_that_it_is_signed_anew_and_the_office_is_told() -> None:
    team = ready().accept()
    corrected(team, "accepted_on", 2)
    told = Message.objects.filter(body__contains=SIGN_ANEW)
    assert {one.address for one in told} == {one.email for one in (team.officer, team.second_officer)}
    assert all(reverse("reviews:review", args=[team.review.public_id]) in one.body for one in told)
    shown = browser(team.chair).get(reverse("reviews:review_correct", args=[team.review.public_id])).content.decode()
    assert "The page of the review says how the acceptance is signed anew." in shown


def test_another_day_of_the_review_leaves_the_signature_standing() -> None:
    team = corrected(ready().accept(), "overview_received_on", 4)
    assert not Signature.objects.exclude(voided_at=None).exists()
    assert not Message.objects.filter(body__contains=SIGN_ANEW).exists()
    assert "No signature stands" not in page(team)
