"""Databases copied from one migrated template, which is made anew when the code it comes from changes.

A test itself acts as the portal, which may see and write every row, with the rights of the role that the processes
use; what is asked through a page, or as somebody, has the walls round it. The owner is there when it is asked for.
"""

import fcntl
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

import psycopg2
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from psycopg2.extensions import TRANSACTION_STATUS_IDLE

from bin.places import ROOT, VAR
from bin.setup.stamps import digest
from scr_portal import walls

APPS = ("scr_portal", "referrals", "reviews", "panels", "publications")


@contextmanager
def fresh(suffix: str, of: str = "") -> Iterator[str]:
    """A copy of the template, or `of` another database that nobody uses now, dropped afterwards; gives its name."""
    name = f"test_{os.getpid()}_{suffix}"
    _maintain(f'CREATE DATABASE "{name}" TEMPLATE "{of or template()}"')
    try:
        yield name
    finally:
        _maintain(f'DROP DATABASE "{name}" WITH (FORCE)')


@contextmanager
def using(name: str) -> Iterator[None]:
    """Let Django use that database for a while, as the portal."""
    before = connection.settings_dict["NAME"]
    _use(name)
    try:
        with walls.portal():
            yield
    finally:
        _use(before)


def address(name: str, variable: str = "DATABASE_URL") -> str:
    """The DATABASE_URL, or its owner's, of another database on the same server."""
    server, _, parameters = os.environ[variable].partition("?")
    return f"{server.rpartition('/')[0]}/{name}?{parameters}"


def kept(prefix: str, sources: Iterable[Path], make: Callable[[], object], of: str = "") -> str:
    """The name of a database that `make` has filled once, for as long as `sources` and the portal stay as they are.

    It begins as a copy of the database `of`, or empty.
    """
    portal = [each for app in APPS for kind in ("*.py", "*.sql") for each in sorted((ROOT / app).rglob(kind))]
    name = f"{prefix}_{digest([*portal, *sources, ROOT / 'requirements' / 'dev.txt'])[:12]}"
    with (VAR / f"{prefix}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        names = _maintain(f"SELECT datname FROM pg_database WHERE datname LIKE '{prefix}\\_%'")
        if name not in names:
            for old in names:
                _maintain(f'DROP DATABASE "{old}"')
            _make(name, make, of)
    return name


def template() -> str:
    """The database that only migrations have been through."""
    return kept("template", (), lambda: call_command("migrate", verbosity=0))


def _make(name: str, make: Callable[[], object], of: str) -> None:
    unfinished = f"new_{name}"
    _maintain(f'DROP DATABASE IF EXISTS "{unfinished}"')
    _maintain(f'CREATE DATABASE "{unfinished}"' + (f' TEMPLATE "{of}"' if of else ""))
    with using(unfinished):
        make()
    _maintain(f'ALTER DATABASE "{unfinished}" RENAME TO "{name}"')


@contextmanager
def owner() -> Iterator[None]:
    """Be the owner of the tables for a while, whom no policy stops: for tampering, and for the tables themselves."""
    with connection.cursor() as cursor:
        cursor.execute("SET ROLE NONE")
        try:
            yield
        finally:
            cursor.execute(f'SET ROLE "{settings.WEB_ROLE}"')


_links: dict[str, Any] = {}
"""Connections that are used again: a new one reads every table's policies anew, and plans every question."""


def _use(name: str) -> None:
    _put_aside()
    owners = settings.OWNER_DATABASE
    ours = {key: owners[key] for key in ("USER", "PASSWORD", "HOST", "PORT")} | {
        "NAME": name,
        "OPTIONS": owners.get("OPTIONS", {})
        | {"options": f"{settings.PLANNING} -c role={settings.WEB_ROLE} -c walls.portal=on"},
    }
    settings.DATABASES["default"].update(ours)
    connection.settings_dict.update(ours)
    if name in _links:
        with patch.object(connection, "get_new_connection", lambda parameters: _links.pop(name)):
            connection.connect()


def _put_aside() -> None:
    """The connection waits for the next who uses its database, where nothing is under way on it."""
    link = connection.connection
    if link is not None and not link.closed and link.info.transaction_status == TRANSACTION_STATUS_IDLE:
        connection.connection = None
        _links[connection.settings_dict["NAME"]] = link
    connection.close()


def _maintain(statement: str) -> list[str]:
    while _links:  # nobody is connected to what is copied, renamed or dropped
        _links.popitem()[1].close()
    link = psycopg2.connect(address("postgres", "OWNER_DATABASE_URL"))
    try:
        link.autocommit = True
        with link.cursor() as cursor:
            cursor.execute(statement)
            return [name for (name,) in cursor.fetchall()] if cursor.description else []
    finally:
        link.close()
