"""Somebody who owns the database and switches its guards off."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from tests import databases


@contextmanager
def past_the_guards() -> Iterator[None]:
    """No trigger fires meanwhile, neither ours nor those behind foreign keys."""
    with databases.owner(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET session_replication_role = replica")
        yield
        cursor.execute("SET session_replication_role = origin")


def tamper(*statements: str) -> None:
    """Do this to the tables, past the guards."""
    with past_the_guards(), connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
