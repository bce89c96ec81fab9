"""Declined, put on hold and taken up again, withdrawn."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from publications.publications.models import Publication
from publications.release import transitions
from reviews.models import Review
from scr_portal.accounts import User
from scr_portal.deadlines import Deadline
from scr_portal.notices import Notice
from scr_portal.transitions import Refused
from tests.publications import build_publication as build

pytestmark = pytest.mark.django_db


def declined(publication: Publication, advice: str = "", without: str = "") -> Publication:
    """Declined today."""
    return transitions.decline.run(
        publication, build.chair(publication.review), declined_on=build.today(), why_not_published="It would do harm.",
        advice=advice, why_without_advice=without,
    )  # fmt: skip


def deferred(publication: Publication, days: int = 90) -> Publication:
    """On hold since today."""
    return transitions.defer.run(
        publication, build.chair(publication.review), deferred_on=build.today(), why_deferred="The trial.",
        look_again_on=build.today() + timedelta(days=days),
    )  # fmt: skip


def test_declining_waits_for_the_advice_or_a_reason() -> None:
    publication = build.prepared()
    with pytest.raises(ValidationError, match="advice"):
        declined(publication)
    publication = declined(publication, advice="The national panel agrees.")
    assert publication.status == "not_published"
    assert Notice.objects.filter(about=publication.subject, act="not_publishing").exists()


def test_neither_before_the_board_has_accepted() -> None:
    publication = build.prepared()
    build.not_accepted(publication)
    with pytest.raises(Refused, match="not accepted"):
        declined(publication, "Yes.")
    with pytest.raises(Refused, match="not accepted"):
        deferred(publication)


def test_declining_without_the_advice_with_a_reason() -> None:
    assert declined(build.prepared(), without="It has not answered in six weeks.").status == "not_published"


def test_where_nobody_advises_the_reason_is_enough() -> None:
    assert declined(build.prepared(build.review("wt2006"), "summary")).status == "not_published"


def test_on_hold_a_day_is_set_and_it_comes_back_where_it_was() -> None:
    publication = deferred(build.checked())
    clock = Deadline.objects.get(subject_key=publication.subject, kind="deferral")
    assert clock.is_running
    assert clock.due_on == build.today() + timedelta(days=90)
    publication = transitions.resume.run(publication, build.chair(publication.review))
    assert publication.status == "checked"
    clock.refresh_from_db()
    assert not clock.is_running


def test_the_day_to_look_again_is_later() -> None:
    with pytest.raises(ValidationError, match="Enter a day after"):
        deferred(build.prepared(), days=0)


def test_what_is_published_is_not_declined_or_put_on_hold() -> None:
    publication = build.published()
    with pytest.raises(Refused):
        declined(publication, "Yes.")
    with pytest.raises(Refused):
        deferred(publication)


@pytest.mark.parametrize("who", [build.officer, build.chair])
def test_withdrawn_at_once_and_explained_afterwards(who: Callable[[Review], User]) -> None:
    publication = build.published()
    by = who(publication.review)
    publication = transitions.withdraw.run(publication, by)
    assert (publication.status, publication.withdrawn_on) == ("withdrawn", build.today())
    publication = transitions.explain.run(publication, by, why_withdrawn="A name was guessed.")
    assert publication.why_withdrawn == "A name was guessed."
