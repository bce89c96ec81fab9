"""What the access matrix says of those whom `make test` does not ask."""

import pytest

from tests.access.matrix import Line, table
from tests.access.readers import READERS, Asked
from tests.access.test_matrix import ALWAYS, answered_as_it_says, places, writes

__all__ = ["places", "writes"]


@pytest.mark.parametrize("reader", [reader for reader in READERS if reader not in ALWAYS])
def test_the_rest_are_answered_as_the_matrix_says(
    asked: Asked, places: dict[Line, str], reader: str, writes: bool
) -> None:
    """What is hidden is asked for in test_forging.py."""
    answered_as_it_says(asked, places, reader, writes, forged=None if writes else table()[reader])
