"""What every test may ask for: a database of its own, the running portal, a browser."""

import gc
from collections.abc import Generator, Iterator

import pytest
from django.core.cache import cache
from hypothesis import HealthCheck, settings
from pytest_django import DjangoDbBlocker

from bin.servers import Servers
from tests import databases
from tests.drills import is_drill

settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")  # what is slow is found by the bench, and never by a test
gc.disable()  # until everything is collected
pytest_plugins = ["tests.live", "tests.browsing", "tests.world", "tests.access.readers"]


@pytest.hookimpl(wrapper=True)
def pytest_cmdline_main(config: pytest.Config) -> Generator[None, object, object]:
    """Keep the servers up while the tests run; the workers of xdist use those of their parent."""
    if hasattr(config, "workerinput"):
        return (yield)
    with Servers.of("test").started():
        return (yield)


def pytest_itemcollected(item: pytest.Item) -> None:
    """`-m drill` and `-m "not drill"` tell them apart."""
    if is_drill(item):
        item.add_marker("drill")


def pytest_collection_finish() -> None:
    """What is there by now stays, and is looked through no more."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)
    gc.enable()


@pytest.hookimpl(trylast=True)  # when what is not asked for has been left out
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """One process makes a database while another tests."""
    world = [item for item in items if "world_database" in getattr(item, "fixturenames", [])]
    none = [item for item in items if not _asks_a_database(item)]
    apart = {*world, *none}
    others = [item for item in items if item not in apart]
    half = len(items) // 2  # where the second process begins: the first has migrated when it comes to the others
    # it makes the world at once, so that none waits for that at the end; the longest test is not the last one
    items[:] = [*others[:half], *none, *world[-1:], *others[half:], *reversed(world[:-1])]


def _asks_a_database(item: pytest.Item) -> bool:
    asks = {"db", "django_db_setup", "own_database", "world_database"}
    return item.get_closest_marker("django_db") is not None or bool(asks & set(getattr(item, "fixturenames", [])))


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None, django_db_blocker: DjangoDbBlocker, worker_id: str
) -> Iterator[None]:
    """The database of this worker; pytest-django rolls every test back in it. What an earlier run counted is gone."""
    cache.clear()
    with django_db_blocker.unblock(), databases.fresh(worker_id) as name, databases.using(name):
        yield


@pytest.fixture
def own_database(django_db_setup: None, django_db_blocker: DjangoDbBlocker, worker_id: str) -> Iterator[str]:
    """A database for one test, where commits are real (triggers refuse the flush of `transaction=True`)."""
    with django_db_blocker.unblock(), databases.fresh(f"{worker_id}_own") as name, databases.using(name):
        yield name
