"""The database as its owner sees it: all of it, at one moment."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg2
import psycopg2.extensions
from django.conf import settings
from django.db import connection
from psycopg2.sql import SQL, Identifier

from scr_portal.backups import BackupError

Address = dict[str, str]
"""As libpq names the parts: host, port, user, password, database, sslmode ..."""
Link = psycopg2.extensions.connection
OURS = "nspname NOT IN ('pg_catalog', 'information_schema') AND nspname !~ '^pg_(toast|temp)'"
ROWS_ALIKE = (
    "SET TIME ZONE 'UTC'",
    "SET datestyle = 'ISO'",
    "SET intervalstyle = 'postgres'",
    "SET row_security = off",
)
"""Rows are written out the same way everywhere, and rows that walls would hide are an error instead of missing."""


def owner() -> Address:
    """Where the tables' owner finds the database that Django uses now."""
    given = settings.OWNER_DATABASE
    parts = {"host": given["HOST"], "port": given["PORT"], "user": given["USER"], "password": given["PASSWORD"],
             "database": connection.settings_dict["NAME"]}  # fmt: skip
    parts = given.get("OPTIONS", {}) | {name: value for name, value in parts.items() if value}
    return {name: str(value) for name, value in parts.items()}


@contextmanager
def moment() -> Iterator[tuple[Link, str]]:
    """A connection on which the database stands still, and the name by which pg_dump joins it."""
    link = _connect()
    try:
        link.set_session(isolation_level="REPEATABLE READ", readonly=True)
        yield link, str(_one(link, "SELECT pg_export_snapshot()"))
    finally:
        link.close()


@contextmanager
def now() -> Iterator[Link]:
    """A connection for looking."""
    link = _connect()
    try:
        yield link
    finally:
        link.close()


def version(link: Link) -> int:
    """The server's major version."""
    return int(link.server_version) // 10_000


def is_empty(link: Link) -> bool:
    """Whether there is nothing in it yet."""
    return not _one(link, f"SELECT count(*) FROM pg_class JOIN pg_namespace n ON n.oid = relnamespace WHERE {OURS}")  # noqa: S608


def tables(link: Link) -> dict[str, list[str]]:
    """Of each table how many rows it has, and a sum over the digests of all its rows."""
    found = {}
    named = f"SELECT nspname, relname FROM pg_class JOIN pg_namespace n ON n.oid = relnamespace WHERE {OURS}"  # noqa: S608
    for schema, table in _all(link, f"{named} AND relkind IN ('r', 'p') ORDER BY 1, 2"):
        counted = SQL(
            "SELECT count(*), coalesce(sum(('x' || substr(md5(t::text), 1, 16))::bit(64)::bigint::numeric), 0)"
            " FROM {}.{} t"
        ).format(Identifier(schema), Identifier(table))
        (row,) = _all(link, counted)
        found[f"{schema}.{table}"] = [str(value) for value in row]
    return found


def files(link: Link) -> list[tuple[str, str]]:
    """The name in the store of every file that a row names, with its digest where the row has one."""
    from scr_portal.documents.models import Document, Page
    from scr_portal.drafts import DraftFile

    whole, pages = SQL("SELECT stored_as, sha256 FROM {} ORDER BY id"), SQL("SELECT stored_as, '' FROM {} ORDER BY id")
    named = _all(link, whole.format(Identifier(Document._meta.db_table)))
    named += _all(link, whole.format(Identifier(DraftFile._meta.db_table)))
    named += _all(link, pages.format(Identifier(Page._meta.db_table)))
    return [(name, sha256) for name, sha256 in named if name]


def _connect() -> Link:
    address = owner()
    address["dbname"] = address.pop("database")
    try:
        link: Link = psycopg2.connect(psycopg2.extensions.make_dsn(**address))
    except psycopg2.OperationalError as failure:
        raise BackupError("The database does not answer.") from failure
    link.autocommit = True
    with link.cursor() as cursor:
        for setting in ROWS_ALIKE:
            cursor.execute(setting)
    link.autocommit = False
    return link


def _all(link: Link, question: Any) -> list[tuple[Any, ...]]:
    with link.cursor() as cursor:
        cursor.execute(question)
        return list(cursor.fetchall())


def _one(link: Link, question: str) -> object:
    return _all(link, question)[0][0]
