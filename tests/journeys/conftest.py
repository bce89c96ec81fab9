"""The days on which the journeys take place, and what they look at once in a run."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest

from tests.journeys.steps.once import Once
from tests.live import Portal

LONGEST = ("test_wt2013", "test_wt2010")
"""The whole way, under two editions: each takes as long as most of the others together."""


@pytest.hookimpl(trylast=True)  # when they stand in their order
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Each of two processes begins with one of them: it is handed half of the list, and nobody takes its last."""
    long = [item for item in items if item.path.stem in LONGEST]
    others = [item for item in items if item not in long]
    half = len(items) // 2 - len(long[:1])
    items[:] = [*long[:1], *others[:half], *long[1:], *others[half:]]


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
