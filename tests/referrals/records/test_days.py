"""The days in the record of a decision say how they came about: on paper nothing opens."""

import pytest

from scr_portal.clocks import day_words
from tests.referrals.case import Place, days_ago
from tests.referrals.considerations.test_decide import OTHERWISE, decide
from tests.referrals.records.test_record import drawn_up, words

pytestmark = pytest.mark.django_db


def test_each_day_in_it_has_its_sum_and_its_source() -> None:
    place = Place()
    consideration = decide(place, place.recommended(), **OTHERWISE).consideration
    said = words(drawn_up(consideration))
    decided_on, reports = (day_words(day) for day in (days_ago(0), OTHERWISE["alternative_due_on"]))
    assert f"To report to the LSCB by {reports}. {place.chair.name} decided on {decided_on}: to report by" in said
    assert "Source: The decision: no guidance lays down a day for an alternative review." in said
    due = said[said.index(" Due ") :]
    assert " + 1 month = " in due[:200]
    assert "Source: " in due[:300]
