"""Whatever happens to a case, its dates are those that anybody can count by hand."""

from tests.lifecycle.compared import compare
from tests.lifecycle.histories import HAPPENINGS


def test_dates_kept_step_by_step_are_those_counted_anew_and_those_counted_by_hand(db: None) -> None:
    """The drill lets more of them happen."""
    happened = compare(range(10))
    assert happened.total() > 40, happened
    assert len(happened) > len(set(HAPPENINGS)) / 2, happened
