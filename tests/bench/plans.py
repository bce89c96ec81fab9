"""What the database does for each question that is asked: the pages it looks at, the tables it reads through."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import connection

from tests.counting import FLOOR

MANY_ROWS = 5000
ENTERS, WITH = "walls.enter(", "\nWITH"


@dataclass(frozen=True)
class Asked:
    """One question: `buffers` are the pages of 8 kB it looked at, `read_through` the tables with their rows.

    A table is read through from its beginning, or by an index of which most rows are left aside again.
    """

    sql: str
    buffers: int
    read_through: list[tuple[str, int]]


@contextmanager
def explained() -> Iterator[list[Asked]]:
    """Every question is asked once more, to be explained, just before: on the same connection, behind the same walls.

    What takes the walls down and puts them up again is left alone: asked twice, it would not know how they were.
    """
    asked: list[Asked] = []
    sizes = _sizes()

    def ask(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
        if sql.startswith(("SELECT", "EXECUTE", WITH)) and (ENTERS in sql or not FLOOR.match(sql)):
            with connection.connection.cursor() as aside:
                aside.execute(f"EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) {sql}", params)
                [(found,)] = aside.fetchall()
            plan = found[0]["Plan"]
            scans = [(table, sizes.get(table, 0)) for table in _read_through(plan)]
            asked.append(Asked(sql, plan["Shared Hit Blocks"] + plan["Shared Read Blocks"], scans))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(ask):
        yield asked


def _sizes() -> dict[str, int]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname, reltuples::bigint FROM pg_class WHERE relkind = 'r'")
        return dict(cursor.fetchall())


def _read_through(plan: dict[str, Any]) -> Iterator[str]:
    whole = plan["Node Type"] == "Seq Scan" and plan["Actual Loops"]
    if "Relation Name" in plan and (whole or plan.get("Rows Removed by Filter", 0) > MANY_ROWS):
        yield plan["Relation Name"]
    for part in plan.get("Plans", ()):
        yield from _read_through(part)
