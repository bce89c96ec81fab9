"""Counting back from a meeting, and where the days stand in the drawing."""

from datetime import date
from itertools import pairwise

import pytest

from panels.plans.counting import OF_MEETING, SUGGESTED, Days, milestones, too_short
from panels.plans.drawing import RADIUS, WIDTH, drawing
from scr_portal.bank_holidays import known

KNOWN = known()
MEETING = date(2026, 3, 12)  # a Thursday


def test_each_day_is_counted_from_the_next_and_says_how() -> None:
    imrs, draft, sign_off, papers = milestones(MEETING, "meeting of the LSCB", Days(), KNOWN)
    assert [one.due for one in (papers, sign_off, draft, imrs)] == [
        date(2026, 3, 2), date(2026, 2, 16), date(2026, 1, 5), date(2025, 11, 24),
    ]  # fmt: skip
    assert papers.steps == ("12 March 2026 (meeting of the LSCB) less 10 days = 2 March 2026",)
    assert {one.source for one in (imrs, draft, sign_off, papers)} == {SUGGESTED}


def test_nothing_is_due_on_a_weekend() -> None:
    papers = milestones(MEETING, "meeting of the LSCB", Days(papers=11), KNOWN)[-1]
    assert papers.due == date(2026, 2, 27)
    assert papers.steps == (
        "12 March 2026 (meeting of the LSCB) less 11 days = 1 March 2026",
        "1 March 2026 is no working day (Sunday)",
        "28 February 2026 is no working day (Saturday)",
        "The working day before is Friday 27 February 2026",
    )


def test_nothing_is_due_on_a_bank_holiday() -> None:
    papers = milestones(date(2026, 4, 16), "meeting of the LSCB", Days(), KNOWN)[-1]
    assert papers.due == date(2026, 4, 2)  # a Thursday: Good Friday, Saturday, Sunday and Easter Monday come after it
    assert papers.steps[1] == "6 April 2026 is no working day (Easter Monday)"
    assert papers.steps[-1] == "The working day before is Thursday 2 April 2026"


def test_that_the_bank_holidays_of_a_year_are_not_known_is_said() -> None:
    papers = milestones(date(2041, 1, 17), "meeting of the LSCB", Days(), KNOWN)[-1]
    assert papers.steps[-1] == "The bank holidays of 2041 are not known yet: only Saturdays and Sundays are left out"


def test_how_much_time_is_wanting_is_said_and_what_it_hits() -> None:
    found = milestones(MEETING, "meeting of the LSCB", Days(), KNOWN)
    assert too_short(date(2025, 11, 23), MEETING, "meeting of the LSCB", found) == ""
    said = too_short(date(2026, 1, 5), MEETING, "meeting of the LSCB", found)
    assert "they need 108 days; from the decision on 5 January 2026 to it there are 66." in said
    hit = "“IMRs due” (24 November 2025) and “First draft of the overview report” (5 January 2026) fall on the day"
    assert hit in said


def test_the_day_that_the_board_has_set_for_the_papers_goes_before_the_figure() -> None:
    *_, sign_off, papers = milestones(MEETING, "meeting of the LSCB", Days(), KNOWN, papers_on=date(2026, 3, 5))
    assert (papers.due, papers.source) == (date(2026, 3, 5), OF_MEETING)
    assert sign_off.due == date(2026, 2, 19)


@pytest.mark.parametrize("today", [date(2025, 9, 1), date(2026, 1, 1), date(2026, 6, 1)])
def test_no_number_covers_another_and_all_are_in_the_drawing(today: date) -> None:
    days = [
        date(2025, 9, 3),
        *(one.due for one in milestones(MEETING, "meeting", Days(1, 1, 1, 1), KNOWN)),
        MEETING,
        MEETING,
    ]
    drawn = drawing(days, today)
    assert [mark.number for mark in drawn.marks] == list(range(1, len(days) + 1))
    for one in drawn.marks:
        assert RADIUS <= one.x <= WIDTH - RADIUS
        assert one.y + RADIUS < drawn.height
        for other in drawn.marks[one.number :]:
            assert one.y != other.y or abs(one.x - other.x) > 2 * RADIUS
    assert 0 <= drawn.today <= WIDTH


def test_names_of_months_do_not_run_into_each_other_or_into_today() -> None:
    drawn = drawing([date(2024, 1, 10), date(2026, 3, 1)], date(2025, 2, 1))
    named = [tick.at for tick in drawn.ticks if tick.name]
    assert len(drawn.ticks) == 26
    assert all(second - first >= 40 for first, second in pairwise(named))
    assert all(abs(x - drawn.today) >= RADIUS for x in named)


@pytest.mark.parametrize("day", [1, 2, 28])
def test_the_month_beside_today_has_its_name(day: int) -> None:
    drawn = drawing([date(2025, 1, 10), date(2025, 7, 1)], date(2025, 5, day))
    assert [tick.name for tick in drawn.ticks] == ["Feb", "Mar", "Apr", "May", "Jun", "Jul"]
    named = [tick.at for tick in drawn.ticks]
    assert all(abs(x - drawn.today) >= RADIUS for x in named)
    assert all(second - first >= 40 for first, second in pairwise(named))
