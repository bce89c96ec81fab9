"""Terms of reference: drafted by the officer, approved by the chair, by version."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from reviews.models import TermsVersion
from reviews.reviews import transitions
from scr_portal.transitions import PermissionRefused, Refused
from tests.build_review import days_ago
from tests.reviews.team import Team, browser, on, today

pytestmark = pytest.mark.django_db


@pytest.fixture
def team() -> Team:
    """A review without terms of reference."""
    return Team(terms=False)


def test_the_chair_approves_what_the_officer_drafted(team: Team) -> None:
    review = transitions.draft_terms.run(team.review, team.officer, terms="What was known, and when?")
    review = transitions.approve_terms.run(review, team.chair, approved_on=days_ago(10))
    assert (review.terms_version, review.terms_approved_on) == (1, days_ago(10))
    version = TermsVersion.objects.get()
    assert (version.text, version.approved_by) == ("What was known, and when?", team.chair)
    assert TermsVersion.objects.visible_to(team.senior).exists()


def test_a_change_is_another_version_with_its_reason(team: Team) -> None:
    review = transitions.draft_terms.run(team.review, team.officer, terms="First")
    review = transitions.approve_terms.run(review, team.chair, approved_on=days_ago(10))
    review = transitions.draft_terms.run(review, team.officer, terms="Second")
    with pytest.raises(ValidationError, match="Enter why the terms of reference change"):
        transitions.approve_terms.run(review, team.chair, approved_on=today())
    transitions.approve_terms.run(review, team.chair, approved_on=today(), why_changed="A new agency.")
    assert [version.text for version in TermsVersion.objects.all()] == ["First", "Second"]


def test_nothing_is_approved_twice_and_nothing_empty(team: Team) -> None:
    with pytest.raises(Refused, match="has not drafted"):
        transitions.approve_terms.run(team.review, team.chair, approved_on=today())
    review = transitions.draft_terms.run(team.review, team.officer, terms="First")
    review = transitions.approve_terms.run(review, team.chair, approved_on=today())
    with pytest.raises(Refused, match="have not changed"):
        transitions.approve_terms.run(review, team.chair, approved_on=today())
    assert TermsVersion.objects.count() == 1


def test_only_the_chair_approves(team: Team) -> None:
    review = transitions.draft_terms.run(team.review, team.officer, terms="First")
    for person in (team.officer, team.panel_chair, team.senior):
        with pytest.raises(PermissionRefused):
            transitions.approve_terms.run(review, person, approved_on=today())
    assert not TermsVersion.objects.exists()


@pytest.mark.parametrize("days", [1, -50])
def test_the_day_is_neither_to_come_nor_before_the_decision(team: Team, days: int) -> None:
    review = transitions.draft_terms.run(team.review, team.officer, terms="First")
    with pytest.raises(ValidationError, match=r"has not come yet|or a later day"):
        transitions.approve_terms.run(review, team.chair, approved_on=today() + timedelta(days=days))


def test_the_pages_take_the_steps(team: Team) -> None:
    draft = reverse("reviews:review_draft_terms", args=[team.review.public_id])
    sent = browser(team.officer).post(draft, {"version": team.review.version, "terms": "What was known?"})
    assert sent.status_code == 302
    approve = reverse("reviews:review_approve_terms", args=[team.review.public_id])
    chair = browser(team.chair)
    assert "What was known?" in chair.get(approve).content.decode()
    assert browser(team.officer).get(approve).status_code == 403
    assert chair.post(approve, {"version": 2, **on(days_ago(2), "approved_on")}).status_code == 302
    page = browser(team.senior).get(reverse("reviews:review", args=[team.review.public_id])).content.decode()
    assert "Version 1, approved on" in page
    assert "What was known?" in page


def test_an_agency_never_sees_the_draft(team: Team) -> None:
    transitions.draft_terms.run(team.review, team.officer, terms="Is the sergeant at fault?")
    assert browser(team.senior).get(reverse("reviews:review", args=[team.review.public_id])).status_code == 404


def test_what_was_drafted_anew_meanwhile_is_read_before_it_is_approved(team: Team) -> None:
    first = transitions.draft_terms.run(team.review, team.officer, terms="First")
    transitions.draft_terms.run(first, team.officer, terms="Second, with the school")
    approve = reverse("reviews:review_approve_terms", args=[first.public_id])
    stale = browser(team.chair).post(approve, {"version": first.version, **on(days_ago(2), "approved_on")})
    page = stale.content.decode()
    assert stale.status_code == 409
    assert "Somebody else changed this" in page
    assert "Second, with the school" in page
    assert f'value="{days_ago(2).day}"' in page
    assert not TermsVersion.objects.exists()
    again = browser(team.chair).post(approve, {"version": 3, **on(days_ago(2), "approved_on")})
    assert again.status_code == 302
