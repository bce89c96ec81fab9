"""Who is told: the duties of the edition, and the bodies of the day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scr_portal.clocks import Period
from scr_portal.guidance import Edition, edition, editions
from scr_portal.guidance.base import Act, Office
from scr_portal.guidance.bodies import BODIES, holder, told

FIRST, LAST = date(2006, 4, 1), date(2019, 9, 28)
days = st.dates(FIRST, LAST)


def names(slug: str, act: Act, day: date, *, london: bool = False) -> list[str]:
    """The slugs of the bodies told."""
    return [each.body.slug for each in told(edition(slug), act, day, london=london).bodies]


def test_an_old_review_published_late_is_told_to_those_who_exist_then() -> None:
    answer = told(edition("wt2010j"), Act.PUBLICATION, date(2013, 12, 2), london=False)
    assert [each.body.name for each in answer.bodies] == ["Ofsted", "Department for Education, Safeguarding Group"]
    assert answer.nobody == (
        "Working Together (2010) as changed on 10 June 2010 has the strategic health authority told of the "
        "publication, but on 2 December 2013 no body had that part in reviews: nobody to tell.",
    )


def test_no_review_decided_after_the_change_of_2018_is_told_to_the_new_panel() -> None:
    answer = told(edition("wt2015"), Act.DECISION_NOT_TO_HOLD, date(2018, 7, 2), london=False)
    assert [each.body.name for each in answer.bodies] == ["Ofsted", "Child Safeguarding Practice Review Panel"]
    assert answer.bodies[1].period == Period(days=14)
    assert not answer.nobody


@pytest.mark.parametrize(("day", "slug"), [(28, "national_panel"), (29, "child_safeguarding_practice_review_panel")])
def test_the_new_panel_takes_over_on_29_june_2018(day: int, slug: str) -> None:
    assert slug in names("wt2013", Act.NOT_PUBLISHING, date(2018, 6, day))


def test_before_june_2013_there_is_no_national_panel_and_that_is_said() -> None:
    answer = told(edition("wt2013"), Act.REVIEWERS, date(2013, 5, 31), london=False)
    assert answer.bodies == ()
    assert "the national panel told of the names of the reviewers, but on 31 May 2013" in answer.nobody[0]


@pytest.mark.parametrize(
    ("london", "day", "slug"),
    [
        (True, date(2010, 9, 30), "government_office"),
        (True, date(2010, 10, 1), "dfe"),
        (False, date(2010, 10, 1), "government_office"),
        (False, date(2011, 2, 20), "government_office"),
        (False, date(2011, 2, 21), "dfe"),
    ],
)
def test_the_government_office_hands_over_sooner_in_london(london: bool, day: date, slug: str) -> None:
    assert names("wt2010", Act.EXTENSION, day, london=london) == [slug]


def test_no_edition_of_2013_has_anybody_told_of_an_extension_and_that_is_said() -> None:
    answer = told(edition("wt2013"), Act.EXTENSION, date(2014, 3, 3), london=False)
    assert answer.nobody == ("Working Together (2013) names no body that is told of an extension.",)


def test_ofsted_evaluates_until_2012_whatever_the_edition() -> None:
    for slug in ("wt2006", "wt2010", "wt2010j"):
        assert names(slug, Act.EVALUATION, date(2012, 7, 31)) == ["ofsted"]
        assert names(slug, Act.EVALUATION, date(2012, 8, 1)) == []
    assert names("wt2013", Act.EVALUATION, date(2013, 5, 1)) == []


@given(day=days, act=st.sampled_from(Act), one=st.sampled_from(list(editions().values())), london=st.booleans())
def test_no_act_is_ever_passed_over_in_silence(day: date, act: Act, one: Edition, london: bool) -> None:
    answer = told(one, act, day, london=london)
    assert answer.bodies or answer.nobody
    slugs = [each.body.slug for each in answer.bodies]
    assert len(set(slugs)) == len(slugs)


@given(day=days, office=st.sampled_from([Office.REGION, Office.INSPECTORATE]), london=st.booleans())
def test_some_offices_are_never_vacant(day: date, office: Office, london: bool) -> None:
    assert holder(office, day, london=london)


def test_no_office_has_two_bodies_on_one_day() -> None:
    day = FIRST
    while day <= LAST:
        for office in Office:
            for london in (True, False):
                assert sum(body.office == office and body.holds(day, london=london) for body in BODIES) <= 1
        day += timedelta(days=1)
