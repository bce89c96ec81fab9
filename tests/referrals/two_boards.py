"""Two boards: a case is at the one, and something of it goes to the other."""

import pytest

from tests.referrals.case import Place


@pytest.fixture
def here() -> Place:
    """The board that leads."""
    return Place()


@pytest.fixture
def there() -> Place:
    """The other."""
    return Place()
