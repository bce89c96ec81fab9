"""The arithmetic of clocks: worked examples, and what holds for every day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scr_portal.bank_holidays import YEARS, known
from scr_portal.clocks import Period, UnknownYear
from scr_portal.guidance import edition
from scr_portal.guidance.base import Fact
from scr_portal.guidance.facts import ImpossibleFacts, check

HOLIDAYS = known()
days = st.dates(date(YEARS.start, 1, 1), date(YEARS.stop - 2, 12, 31))


def due(slug: str, kind: str, **facts: date) -> date:
    """When the clock of this kind is due under an edition."""
    clocks = edition(slug).clocks({Fact(name): day for name, day in facts.items()}, HOLIDAYS)
    return next(clock.due for clock in clocks if clock.kind == kind)


def test_one_month_to_decide() -> None:
    assert due("wt2010", "decision", attention=date(2010, 1, 12)) == date(2010, 2, 12)


def test_six_months_end_with_the_month() -> None:
    assert due("wt2010j", "completion", decided=date(2010, 8, 31)) == date(2011, 2, 28)
    assert due("wt2010j", "completion", decided=date(2011, 8, 31)) == date(2012, 2, 29)


def test_four_months_under_2006() -> None:
    assert due("wt2006", "completion", decided=date(2008, 10, 31)) == date(2009, 2, 28)


def test_one_week_is_seven_calendar_days() -> None:
    day = due("wt2013", "notice_before_publication", sent_to_national_panel=date(2014, 3, 3))
    assert day == date(2014, 3, 10)


def test_five_working_days_over_easter() -> None:
    assert due("wt2015", "incident_notice", aware=date(2019, 4, 18)) == date(2019, 4, 29)


def test_fourteen_days_to_tell_the_panel_of_no_review() -> None:
    kind = "tell_national_panel_of_decision_not_to_hold"
    assert due("wt2013", kind, decided=date(2014, 3, 3)) == date(2014, 3, 17)


def test_twelve_months_on_the_web() -> None:
    assert due("wt2013", "on_the_web", published=date(2016, 2, 29)) == date(2017, 2, 28)


def test_a_notification_counts_before_the_day_of_attention_from_2013() -> None:
    facts = {"attention": date(2014, 1, 10), "notified": date(2014, 1, 20)}
    assert due("wt2013", "decision", **facts) == date(2014, 2, 20)
    assert due("wt2010", "decision", **facts) == date(2014, 2, 10)


def test_what_is_counted_from_another_fact_says_so() -> None:
    clock = edition("wt2013").completion.clock_from({Fact.DECIDED: date(2014, 3, 3)}, HOLIDAYS)
    assert clock
    assert clock.due == date(2014, 9, 3)
    assert clock.steps[0] == (
        "No day is given on which it was initiated: counted from the day it was decided by the LSCB chair"
    )


def test_bank_holidays_are_named_in_the_sum() -> None:
    steps = Period(working_days=5).after(date(2019, 4, 18), HOLIDAYS).steps
    assert steps[:2] == ("19 April 2019 is not counted (Good Friday)", "22 April 2019 is not counted (Easter Monday)")


@pytest.mark.parametrize(
    "day", [date(2006, 12, 25), date(2010, 12, 28), date(2011, 4, 29), date(2012, 6, 5), date(2020, 5, 8)]
)
def test_england_s_bank_holidays_are_known_with_their_exceptions(day: date) -> None:
    assert day in HOLIDAYS[day.year]
    assert Period(working_days=1).after(day - timedelta(days=1), HOLIDAYS).due > day


def test_a_year_without_known_holidays_is_an_error() -> None:
    with pytest.raises(UnknownYear, match="2031"):
        Period(working_days=5).after(date(2030, 12, 30), HOLIDAYS)


def test_a_period_is_of_one_unit() -> None:
    with pytest.raises(ValueError, match="one of them"):
        Period(months=1, days=1)


@given(start=days, months=st.integers(1, 48))
def test_months_clamp_and_never_skip_a_month(start: date, months: int) -> None:
    end = Period(months=months).after(start, HOLIDAYS).due
    assert (end.year * 12 + end.month) - (start.year * 12 + start.month) == months
    assert end.day == start.day or (end.day < start.day and (end + timedelta(days=1)).day == 1)


@given(start=days, later=days, months=st.integers(1, 24))
def test_who_starts_later_is_never_due_sooner(start: date, later: date, months: int) -> None:
    first, second = sorted((start, later))
    for period in (Period(months=months), Period(days=months), Period(working_days=months)):
        assert period.after(first, HOLIDAYS).due <= period.after(second, HOLIDAYS).due


@given(start=days, number=st.integers(1, 60))
def test_working_days_end_on_one_and_count_every_one_between(start: date, number: int) -> None:
    end = Period(working_days=number).after(start, HOLIDAYS).due
    between = [start + timedelta(days=n) for n in range(1, (end - start).days + 1)]
    working = [day for day in between if day.weekday() < 5 and day not in HOLIDAYS[day.year]]
    assert len(working) == number
    assert working[-1] == end


@given(a=days, b=days)
def test_a_decision_is_never_before_the_board_knew(a: date, b: date) -> None:
    attention, decided = max(a, b) + timedelta(days=1), min(a, b)
    with pytest.raises(ImpossibleFacts, match="cannot be before"):
        check({Fact.ATTENTION: attention, Fact.DECIDED: decided})
    check({Fact.ATTENTION: decided, Fact.DECIDED: attention})
