"""What is broken on purpose is still there to be broken, and the table of it is true."""

import pytest

from bin.places import ROOT
from tests.nets.breaks import Break
from tests.nets.run import BREAKS, HEAD, TABLE, rows


@pytest.mark.parametrize("one", BREAKS, ids=lambda one: one.what)
def test_the_place_is_there_once(one: Break) -> None:
    assert (ROOT / one.file).read_text().count(one.stands) == 1


def test_the_table_is_of_these() -> None:
    assert HEAD + rows() in TABLE.read_text()
