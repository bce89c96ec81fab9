"""Hundreds of random histories: the dates that are kept, those counted from nothing, and those counted by hand."""

import os

import pytest

from tests.lifecycle.compared import compare
from tests.lifecycle.histories import HAPPENINGS

HISTORIES = int(os.environ.get("HISTORIES", "200"))
PARTS = 2
"""Side by side."""


@pytest.mark.parametrize("part", range(PARTS))
def test_the_dates_of_many_histories_are_those_counted_by_hand(db: None, part: int) -> None:
    happened = compare(range(part, HISTORIES, PARTS))
    assert happened.keys() == {one.__name__.strip("_") for one in HAPPENINGS}, happened
