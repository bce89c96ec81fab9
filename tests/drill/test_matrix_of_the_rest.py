"""What the access matrix says of those whom `make test` does not ask."""

import pytest

from tests.access.matrix import Line
from tests.access.readers import Asked
from tests.access.test_matrix import SELDOM, answered_as_it_says, places, writes

__all__ = ["places", "writes"]


@pytest.mark.parametrize("reader", sorted(SELDOM))
def test_the_rest_are_answered_as_the_matrix_says(
    asked: Asked, places: dict[Line, str], reader: str, writes: bool
) -> None:
    answered_as_it_says(asked, places, reader, writes)
