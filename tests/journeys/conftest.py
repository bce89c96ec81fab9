"""The days on which the journeys take place."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest

from tests.live import Portal


@pytest.fixture
def on_the_day(live_portal: Portal) -> Iterator[Callable[[date], None]]:
    """Stop the portal and start it on another day; after the journey it is today again."""
    yield live_portal.turn_to
    live_portal.turn_to(None)
