"""How long pages take, and what they ask the database: `make bench`; docs/performance.md says how to read it."""

import logging
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from statistics import quantiles
from time import perf_counter

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
django.setup()

from django.db import connection  # noqa: E402
from django.test import Client, override_settings  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.urls import reverse  # noqa: E402

from scr_portal.accounts import User  # noqa: E402
from scr_portal.casefiles import CaseFile  # noqa: E402
from scr_portal.roles import Role  # noqa: E402
from scr_portal.walls.rules import rules  # noqa: E402
from tests import databases, world  # noqa: E402
from tests.bench import memory  # noqa: E402
from tests.bench.cloning import clone  # noqa: E402

CASES = [int(number) for number in sys.argv[1:]] or [100, 2000]
ROUNDS, TIMES, WARM = 4, 20, 5


def main() -> None:
    """The memory first, then one table for each number of cases."""
    logging.disable(logging.WARNING)
    with (
        databases.fresh("bench", of=world.made()) as name,
        databases.using(name),
        world.documents_in(world.DOCUMENTS),
        world.travelling() as clock,
        override_settings(ROOT_URLCONF="tests.bench.urls", ALLOWED_HOSTS=["*"]),
    ):
        place = world.World(clock)
        memory.measure(place)
        for wanted in CASES:
            _measure(place, wanted)


def _measure(place: world.World, wanted: int) -> None:
    began, there = perf_counter(), CaseFile.objects.count()
    clone(place.case("published"), wanted - there)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    print(f"\n{CaseFile.objects.count():,} cases (made in {perf_counter() - began:.0f} s)")
    with_walls, without = _in_turns(place)
    print(f"{'':34}{'':8}{'with row-level security':>26}{'without':>18}")
    print(f"{'who':16}{'page':18}{'queries':>8}{'p50 ms':>16}{'p95 ms':>10}{'p50 ms':>9}{'p95 ms':>9}")
    for (who, page), (queries, _) in with_walls.items():
        times, bare = (quantiles(table[who, page][1], n=100) for table in (with_walls, without))
        print(
            f"{who:16}{page:18}{queries:8}{times[49]:16.1f}{times[94]:10.1f}{bare[49]:9.1f}{bare[94]:9.1f}", flush=True
        )


Table = dict[tuple[str, str], tuple[int, list[float]]]
"""By reader and page, how often the database is asked, and the times in milliseconds."""


def _in_turns(place: world.World) -> tuple[Table, Table]:
    """With the policies and without them, by turns, so that what else the machine does falls on both alike."""
    with_walls: Table = {}
    without: Table = {}
    for _ in range(ROUNDS):
        with _without_row_level_security():
            _add(without, _table(place))
        _add(with_walls, _table(place))
    return with_walls, without


def _add(table: Table, more: Table) -> None:
    for visited, (queries, times) in more.items():
        table[visited] = queries, table.get(visited, (0, []))[1] + times


def _table(place: world.World) -> Table:
    found = {}
    for who, person, page, path in _visits(place):
        client = Client()
        if person:
            client.force_login(person)
        found[who, page] = _visit(client, path)
    return found


@contextmanager
def _without_row_level_security() -> Iterator[None]:
    """The policies rest; what the portal itself lets through stays as it is."""
    _policies("DISABLE")
    yield
    _policies("ENABLE")


def _policies(verb: str) -> None:
    with databases.owner(), connection.cursor() as cursor:
        for model in rules():
            cursor.execute(f'ALTER TABLE "{model._meta.db_table}" {verb} ROW LEVEL SECURITY')


def _visits(place: world.World) -> Iterator[tuple[str, User | None, str, str]]:
    case = reverse("case", args=[place.case("published").public_id])
    register, queue = reverse("publications:register"), reverse("scr_portal:queue")
    home, cases = reverse("home"), reverse("cases")
    officer = place.member(Role.OFFICER)
    yield "officer", officer, "(bare view)", "/bare/"
    for who, person in (("officer", officer), ("senior officer", place.member(Role.SENIOR))):
        yield from ((who, person, page, path) for page, path in (("home", home), ("cases", cases), ("case", case)))
    yield "national panel", place.member(Role.NATIONAL_PANEL, "body"), "queue", queue
    yield "anybody", None, "register", register


def _visit(client: Client, path: str) -> tuple[int, list[float]]:
    for _ in range(WARM):
        assert client.get(path).status_code == 200, path
    with CaptureQueriesContext(connection) as captured:
        client.get(path)
        queries = len(captured)
    times = []
    for _ in range(TIMES):
        begins = perf_counter()
        client.get(path)
        times.append(1000 * (perf_counter() - begins))
    return queries, times


if __name__ == "__main__":
    main()
