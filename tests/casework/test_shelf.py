"""The shelf: what the reader may see of a case, whole and in few queries."""

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from referrals.models import AgencyInvolvement, Consideration, Decision
from reviews.models import Review
from scr_portal.people import Person
from scr_portal.roles import Audience, Role
from scr_portal.shelf import Shelf
from tests import build

pytestmark = pytest.mark.django_db


def test_it_gives_what_the_walls_let_through_as_it_is_stored(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    board = build.board()
    agency = build.agency(board)
    case = build.casefile(board, agencies=(agency,))
    chair, senior = build.member(Role.CHAIR, board), build.member(Role.SENIOR, agency)
    consideration = Consideration.objects.create(
        casefile=case, attention_on=date(2014, 1, 2), answers={"died": {"answer": "yes", "reason": "Ça"}}
    )
    decision = Decision.objects.create(
        casefile=case, consideration=consideration, outcome="review", decided_on=date(2014, 1, 20), decided_by=chair,
        as_role=Role.CHAIR, rationale="Invented", criteria_met=True,
    )  # fmt: skip
    Review.objects.create(
        casefile=case, decision=decision, kind="review", decided_on=date(2014, 1, 20), initiated_on=date(2014, 1, 20)
    )
    Person.objects.create(casefile=case, kind="child", name="Invented Name", other_names=["Nick", "Name"])
    own = AgencyInvolvement.objects.create(casefile=case, agency=agency, asked_on=date(2014, 1, 3))

    seen = Shelf(case, chair)
    assert seen.rows(Decision) == [decision]
    assert seen.rows(Decision)[0].decided_on == date(2014, 1, 20)
    assert seen.rows(Consideration)[0].answers == consideration.answers
    assert seen.rows(Person)[0].other_names == ["Nick", "Name"]
    with django_assert_num_queries(0):
        review = seen.last(Review)
        assert review is not None
        assert review.decision.consideration.casefile.label == case.label
        assert seen.rows(AgencyInvolvement)[0].agency == agency
        assert seen.rows(Decision)[0].decided_by == chair

    assert Shelf(case, senior).rows(AgencyInvolvement) == [own]
    assert Shelf(case, senior).rows(Person) == []


def test_one_query_after_the_grants_however_many_rows(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    board = build.board()
    case, officer = build.casefile(board), build.member(Role.OFFICER, board)
    for _ in range(30):
        Person.objects.create(casefile=case, kind="sibling", name="Invented", audience=Audience.PANEL)
    Shelf(case, build.member(Role.OFFICER, board)).rows(Person)  # the questions are planned
    grants, rows = 1, 1
    with django_assert_num_queries(grants + rows):
        assert len(Shelf(case, officer).rows(Person)) == 30
