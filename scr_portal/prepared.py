"""Long questions of which only a few keys differ: the database reads and plans them once for each connection.

What the walls let through is worked out anew each time a question is asked: only the plan is kept.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any
from weakref import WeakKeyDictionary

from django.db import connection
from psycopg2.extensions import AsIs

MOST = 100
"""Plans that one connection keeps; what was not asked for longest goes first."""
_kept: "WeakKeyDictionary[Any, dict[str, None]]" = WeakKeyDictionary()


@dataclass(frozen=True)
class Prepared:
    """A question whose keys are left open."""

    name: str
    sql: str
    types: str


def prepare(sql: str, values: Sequence[Any], open_key: Callable[[Any], str | None], types: Sequence[str]) -> Prepared:
    """The question with its values filled in, but for those that are asked for each time.

    `open_key` gives for a value what stands in its place, `$1`, `$2` … of these types, or None to fill it in.
    """
    open_keys = [value if (key := open_key(value)) is None else AsIs(f"({key})") for value in values]
    with connection.cursor() as cursor:
        whole = cursor.mogrify(sql, open_keys).decode()
    named = ", ".join(types)
    return Prepared(f"asked_{sha256((named + whole).encode()).hexdigest()[:24]}", whole, named)


def ask(question: Prepared, *keys: Any) -> list[tuple[Any, ...]]:
    """The rows that answer it."""
    with connection.cursor() as cursor:
        kept = _kept.setdefault(connection.connection, {})
        if question.name in kept:
            del kept[question.name]
        else:
            if len(kept) >= MOST:
                oldest = next(iter(kept))
                del kept[oldest]
                cursor.execute(f"DEALLOCATE {oldest}")
            cursor.execute(f"PREPARE {question.name} ({question.types}) AS {question.sql}")
        kept[question.name] = None
        cursor.execute(f"EXECUTE {question.name} ({', '.join(['%s'] * len(keys))})", keys)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows
