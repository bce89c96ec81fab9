"""What the access matrix says of those who come by a link."""

import pytest

from tests.access.matrix import Line
from tests.access.readers import GUESTS, Asked
from tests.access.test_matrix import answered_as_it_says, places, writes

__all__ = ["places", "writes"]


@pytest.mark.parametrize("reader", GUESTS)
def test_who_comes_by_a_link_is_answered_as_the_matrix_says(
    asked: Asked, places: dict[Line, str], reader: str, writes: bool
) -> None:
    answered_as_it_says(asked, places, reader, writes)
