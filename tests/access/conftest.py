"""The access matrix: how it is written, and the world in which it is measured."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django import DjangoDbBlocker

from tests.access import matrix
from tests.access.matrix import Line
from tests.access.readers import Asked, prepare
from tests.world import visit


def pytest_addoption(parser: pytest.Parser) -> None:
    """Offer to write it instead of comparing with it; only when this folder is named on the command line."""
    parser.addoption("--write-matrix", action="store_true", help="write matrix.txt anew")


@pytest.fixture(scope="module")
def asked(world_database: tuple[str, Path], django_db_blocker: DjangoDbBlocker) -> Iterator[Asked]:
    """The world with three cases made ready; each request is undone, so that all readers may share it."""
    with django_db_blocker.unblock(), visit(*world_database) as world:
        yield prepare(world)


@pytest.fixture(scope="module")
def places(asked: Asked) -> dict[Line, str]:
    """Where each address is for each of the three cases."""
    return matrix.paths(asked)
