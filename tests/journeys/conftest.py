"""The days on which the journeys take place, and what they look at once in a run."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest

from tests.journeys.steps.once import Once
from tests.live import Portal


@pytest.fixture
def on_the_day(live_portal: Portal) -> Iterator[Callable[[date], None]]:
    """Stop the portal and start it on another day; after the journey it is today again."""
    yield live_portal.turn_to
    live_portal.turn_to(None)


@pytest.fixture(scope="session", autouse=True)
def looked_at_once(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> None:
    """A folder for all processes of this run."""
    own = tmp_path_factory.getbasetemp()
    Once.folder = (own if worker_id == "master" else own.parent) / "looked_at"
    Once.folder.mkdir(exist_ok=True)
