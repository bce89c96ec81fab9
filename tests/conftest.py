"""What every test may ask for: a database of its own, the running portal, a browser."""

import os
from collections.abc import Generator, Iterator

import pytest
from pytest_django import DjangoDbBlocker

from bin.servers import Servers
from tests import databases

pytest_plugins = ["tests.live", "tests.browsing", "tests.world", "tests.access.readers"]


@pytest.hookimpl(wrapper=True)
def pytest_cmdline_main(config: pytest.Config) -> Generator[None, object, object]:
    """Keep the servers up while the tests run; the workers of xdist use those of their parent."""
    if hasattr(config, "workerinput"):
        return (yield)
    with Servers.of("test").started():
        return (yield)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """BROWSER=no leaves out the tests that ask for a browser. One process makes the world while another tests."""
    items.sort(key=lambda item: "world_database" in getattr(item, "fixturenames", []))
    if os.environ.get("BROWSER") == "no":
        asks = [item for item in items if "browser" in getattr(item, "fixturenames", [])]
        items[:] = [item for item in items if item not in asks]
        config.hook.pytest_deselected(items=asks)


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None, django_db_blocker: DjangoDbBlocker, worker_id: str
) -> Iterator[None]:
    """The database of this worker; pytest-django rolls every test back in it."""
    with django_db_blocker.unblock(), databases.fresh(worker_id) as name, databases.using(name):
        yield


@pytest.fixture
def own_database(django_db_setup: None, django_db_blocker: DjangoDbBlocker, worker_id: str) -> Iterator[str]:
    """A database for one test, where commits are real (triggers refuse the flush of `transaction=True`)."""
    with django_db_blocker.unblock(), databases.fresh(f"{worker_id}_own") as name, databases.using(name):
        yield name
