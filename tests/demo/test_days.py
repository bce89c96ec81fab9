"""A meeting of the demonstration is on a working day, whatever the day from which its days are counted."""

from datetime import date, timedelta

import pytest

from scr_portal.demo.meetings import working_day
from scr_portal.holidays import calendar

pytestmark = pytest.mark.django_db


def test_it_is_that_day_or_the_next_on_which_an_office_is_open() -> None:
    holidays = calendar()
    for day in (date(2026, 1, 1) + timedelta(days=number) for number in range(730)):
        is_open = day.weekday() < 5 and day not in holidays[day.year]
        found = working_day(day)
        assert found.weekday() < 5
        assert found not in holidays[found.year]
        assert found == day if is_open else day < found <= day + timedelta(days=4)
