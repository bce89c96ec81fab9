"""What it takes to enter everybody of a country: a link in the chain of rights for each, and the look for it.

Beside the clock it counts the processor's time, which other work on the machine changes less.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from time import perf_counter, process_time
from typing import TypeVar
from unittest.mock import patch

from django.db import connection, transaction

from scr_portal.accounts import Membership
from scr_portal.audit import RightsEvent
from scr_portal.audit.guards import guards
from scr_portal.demo.national import cast
from scr_portal.demo.standing import entered
from tests import databases
from tests.bench.country import MANY

A = TypeVar("A")
B = TypeVar("B")
BOARDS = (MANY[0] // 10, MANY[0])


def measure() -> None:
    """A tenth of the invented country, and the whole."""
    head = ("boards", "roles", "links", "seconds", "of Python", "of the database", "the look", "of the database")
    print(f"\n{'  '.join(head)}")
    for boards in BOARDS:
        with databases.fresh("bench_standing") as name, databases.using(name), transaction.atomic():
            row = (boards, *_entered(boards))
        print("  ".join(f"{value:>{len(title)}}" for value, title in zip(row, head, strict=True)), flush=True)


def _entered(boards: int) -> tuple[str, ...]:
    linking, looking = _Spent(), _Spent()
    with patch.object(cast, "entered", linking.on(entered)):
        cast.Cast(Random(1), boards).gather()
    looking.on(_look)(())
    counted = (f"{model._default_manager.count():,}" for model in (Membership, RightsEvent))
    return (
        *counted, f"{linking.seconds:.1f}", f"{linking.ours:.1f}", f"{linking.servers:.1f}",
        f"{looking.seconds:.2f}", f"{looking.servers:.2f}",
    )  # fmt: skip


def _look(_nothing: object) -> None:
    """What the constraint triggers do when the transaction ends, and no other constraint with them."""
    names = ", ".join(one.name for one in guards() if one.what == "needs_rights_event")
    with connection.cursor() as cursor:
        cursor.execute(f"SET CONSTRAINTS {names} IMMEDIATE")


class _Spent:
    """Seconds by the clock, and of the processor: of this process and of the database's."""

    def __init__(self) -> None:
        self.seconds = self.ours = self.servers = 0.0
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            self._backend = Path(f"/proc/{cursor.fetchone()[0]}/stat")

    def on(self, what: Callable[[A], B]) -> Callable[[A], B]:
        """The same, counted."""

        def counted(of: A) -> B:
            with self._counting():
                return what(of)

        return counted

    @contextmanager
    def _counting(self) -> Iterator[None]:
        before = self._now()
        yield
        seconds, ours, servers = (now - then for now, then in zip(self._now(), before, strict=True))
        self.seconds, self.ours, self.servers = self.seconds + seconds, self.ours + ours, self.servers + servers

    def _now(self) -> tuple[float, float, float]:
        user, system = self._backend.read_text().rpartition(")")[2].split()[11:13]
        return perf_counter(), process_time(), (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")
