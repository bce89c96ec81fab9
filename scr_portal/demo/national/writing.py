"""Brings rows into the database in bulk, as the role of the processes and past no guard.

COPY does not go into a table with policies, so that rows pass through a table of the session's own. Events and rows
come in one transaction, and the database looks at each row for an event of its case as it does after a step.
"""

import io
from collections import defaultdict

from django.db import connection
from django.db.models import Model

from scr_portal.demo.national.rows import column, fields


class Lines:
    """Rows on their way, by model, each as COPY reads it."""

    def __init__(self) -> None:
        self._lines: dict[type[Model], list[str]] = defaultdict(list)

    def add(self, model: type[Model], lines: list[str]) -> None:
        """Take more rows of a model."""
        if lines:
            self._lines[model] += lines

    def flush(self) -> None:
        """Write what is there, and have the database check it now: what waits to be checked takes memory."""
        with connection.cursor() as cursor:
            for model, lines in self._lines.items():
                names = ", ".join(f'"{name}"' for name in columns(model))
                table, ours = f'"{model._meta.db_table}"', f'"national_{model._meta.db_table}"'
                cursor.execute(f"CREATE TEMPORARY TABLE {ours} ON COMMIT DROP AS SELECT {names} FROM {table} LIMIT 0")  # noqa: S608 - names of ours
                cursor.copy_expert(f"COPY {ours} ({names}) FROM STDIN", io.StringIO("\n".join(lines) + "\n"))
                cursor.execute(f"INSERT INTO {table} ({names}) SELECT {names} FROM {ours}")  # noqa: S608
                cursor.execute(f"DROP TABLE {ours}")
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        self._lines.clear()


def columns(model: type[Model]) -> list[str]:
    """The columns that a line has."""
    return [column(field) for field in fields(model)]
