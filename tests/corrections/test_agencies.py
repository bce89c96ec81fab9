"""A date that agencies read of the whole case moves with a corrected day: their people are told, and no others."""

from datetime import date, timedelta

import pytest

from referrals.considerations.corrections import correct_decision
from referrals.models import Decision
from reviews.models import Review
from reviews.reviews.corrections import correct_review
from scr_portal import deadlines
from scr_portal.accounts import User
from scr_portal.clocks import day_words
from scr_portal.deadlines import Deadline
from scr_portal.mail import Message
from scr_portal.roles import Role
from tests import build, build_review
from tests.build import told
from tests.reviews.team import Team, browser

pytestmark = pytest.mark.django_db
MOVED = "a date of the case by which your agency works has moved"
WHY = "The minutes give another day."
RIGHT = timedelta(days=10)


def completion(team: Team, reader: User) -> tuple[str, str]:
    """The day by which the review is to be complete, and what somebody reads on the case page."""
    page = browser(reader).get(f"/cases/{team.casefile.public_id}/").content.decode()
    return day_words(Deadline.objects.get(kind="completion").due_on), page


def under_way(team: Team) -> Team:
    """Its clocks run."""
    with told(team.casefile):
        Review.objects.update(started_on=date.today() - timedelta(days=20))
        deadlines.sync(team.casefile)
    return team


def put_right(team: Team) -> None:
    """The LSCB chair had decided earlier than was written down."""
    made = Decision.objects.get()
    day = made.decided_on - RIGHT
    correct_decision.run(made, team.chair, field="decided_on", day=day, reason=WHY)


def mailed(line: str) -> set[User | None]:
    """Who had a mail with this line."""
    return {one.user for one in Message.objects.filter(body__contains=line)}


@pytest.mark.parametrize("edition", ["wt2010", "wt2015"])
def test_what_agencies_read_of_the_end_of_a_review_is_told_again(edition: str) -> None:
    team = under_way(Team(edition))
    constable = build.member(Role.REPRESENTATIVE, team.police)
    day, page = completion(team, team.senior)
    assert day in page, "the agency reads it"
    put_right(team)
    new, page = completion(team, team.senior)
    assert new != day
    assert new in page
    assert WHY not in page
    assert mailed(MOVED) == {team.senior, team.nurse, constable}
    assert all(team.casefile.reference in one.subject for one in Message.objects.filter(body__contains=MOVED))


def test_where_the_review_was_initiated_on_another_day_too() -> None:
    team = under_way(Team("wt2013"))
    day = team.review.initiated_on + timedelta(days=2)
    correct_review.run(team.review, team.chair, field="initiated_on", day=day, reason=WHY)
    assert mailed(MOVED) == {team.senior, team.nurse}


def test_of_what_they_do_not_read_agencies_are_told_nothing() -> None:
    team = under_way(Team("wt2015", terms=False))
    day, page = completion(team, team.senior)
    assert day not in page
    put_right(team)
    assert mailed(MOVED) == set()


def test_of_a_day_that_moves_nothing_agencies_are_told_nothing() -> None:
    team = under_way(Team("wt2015"))
    review = Review.objects.get()
    assert review.started_on
    day = review.started_on - timedelta(days=1)
    correct_review.run(review, team.chair, field="started_on", day=day, reason=WHY)
    assert mailed(MOVED) == set()


def test_the_overview_author_is_told_that_the_decision_was_made_on_another_day() -> None:
    team = under_way(Team("wt2015"))
    author = build_review.appointed(team.review, Role.OVERVIEW_AUTHOR)
    put_right(team)
    assert author in mailed("A date that you were told of was corrected")
