"""What the dates of a case are worked out from is asked for at once."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from scr_portal.deadlines import wanted
from tests.counting import questions
from tests.referrals.case import Place

pytestmark = pytest.mark.django_db


def test_a_decision_that_is_not_there_yet_is_not_asked_for_again() -> None:
    case = Place().recommended().casefile
    with CaptureQueriesContext(connection) as asked:
        assert "decision" in [clock.kind for _, clock in wanted(case)]
    assert len(questions(asked)) == 2  # the facts, and the bank holidays
