"""How long pages take, and what they ask the database: with a hundred cases and with a whole country's."""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from statistics import quantiles
from time import perf_counter

from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext

from scr_portal.walls.rules import rules
from tests import databases
from tests.bench import country
from tests.bench.country import FEW, MANY, Visit
from tests.bench.plans import MANY_ROWS, explained
from tests.counting import questions

ROUNDS, TIMES, WARM = 5, 20, 3
Seen = tuple[str, str]
"""Who, and which page."""


def measure() -> None:
    """Few and many cases by turns, with the policies and without, so that what else the machine does falls on all."""
    sizes = {size: country.made(size) for size in (FEW, MANY)}
    times: dict[tuple[tuple[int, int], bool], dict[Seen, list[float]]] = defaultdict(lambda: defaultdict(list))
    asked: dict[tuple[int, int], dict[Seen, tuple[int, int]]] = {}
    with override_settings(ROOT_URLCONF="tests.bench.urls"), country.at_its_day():
        for turn in range(ROUNDS):
            for size, name in sizes.items():
                with databases.using(name):
                    if not turn:
                        asked[size] = {(one.who, one.page): _asks(one) for one in country.visits()}
                    for policies in (True, False):
                        with _policies(policies):
                            for one in country.visits():
                                times[size, policies][one.who, one.page] += _opened(one)
    _print(times, asked)


def _print(
    times: dict[tuple[tuple[int, int], bool], dict[Seen, list[float]]],
    asked: dict[tuple[int, int], dict[Seen, tuple[int, int]]],
) -> None:
    print(f"\n{'':31}{'':10}{f'{FEW[1]} cases':>27}{f'{MANY[1]:,} cases':>27}{'':8}{'no policies':>14}{'':>10}")
    heads = ("questions", *2 * ("buffers", "p50 ms", "p95 ms"), "p50: x", "p50 ms", "p95 ms", "x bare")
    print(f"{'who':16}{'page':15}" + "".join(f"{head:>{10 if head == 'questions' else 9}}" for head in heads))
    bare = _at(times[MANY, True]["officer", "(bare view)"], 95)
    for seen, (questions_asked, buffers) in asked[MANY].items():
        few, many, free = times[FEW, True][seen], times[MANY, True][seen], times[MANY, False][seen]
        ratio = _at(many, 50) / _at(few, 50)
        shown = [
            f"{questions_asked:10}{asked[FEW][seen][1]:9}{_at(few, 50):9.1f}{_at(few, 95):9.1f}",
            f"{buffers:9}{_at(many, 50):9.1f}{_at(many, 95):9.1f}{ratio:9.2f}",
            f"{_at(free, 50):9.1f}{_at(free, 95):9.1f}{_at(many, 95) / bare:9.1f}",
        ]
        print(f"{seen[0]:16}{seen[1]:15}" + "".join(shown), flush=True)


def _at(times: list[float], hundredth: int) -> float:
    return quantiles(times, n=100)[hundredth - 1]


def _client(visit: Visit) -> Client:
    client = Client()
    if visit.person:
        client.force_login(visit.person)
    return client


def _asks(visit: Visit) -> tuple[int, int]:
    """How often the page asks, and how many pages of the database it looks at."""
    client = _client(visit)
    for _ in range(WARM):
        assert client.get(visit.path).status_code == 200, visit
    with CaptureQueriesContext(connection) as captured:
        client.get(visit.path)
        number = len(questions(captured))
    with explained() as asked:
        client.get(visit.path)
    for one in asked:
        for table, rows in one.read_through:
            if rows > MANY_ROWS:
                print(f"{visit.who}, {visit.page}: reads through {table}, {rows:,} rows: {one.sql[:160]}")
    return number, sum(one.buffers for one in asked)


def _opened(visit: Visit) -> list[float]:
    client = _client(visit)
    for _ in range(WARM):
        client.get(visit.path)
    times = []
    for _ in range(TIMES):
        begins = perf_counter()
        answer = client.get(visit.path)
        times.append(1000 * (perf_counter() - begins))
        assert answer.status_code == 200, visit
    return times


@contextmanager
def _policies(hold: bool) -> Iterator[None]:
    """Without them what the portal itself lets through stays as it is."""
    if not hold:
        _say("DISABLE")
    yield
    if not hold:
        _say("ENABLE")


def _say(verb: str) -> None:
    with databases.owner(), connection.cursor() as cursor:
        for model in rules():
            cursor.execute(f'ALTER TABLE "{model._meta.db_table}" {verb} ROW LEVEL SECURITY')
