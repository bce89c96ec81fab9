"""Databases copied from one migrated template, which is made anew when the code it comes from changes."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg2
from django.conf import settings
from django.core.management import call_command
from django.db import connection

from bin.places import ROOT, VAR
from bin.setup.stamps import digest

APPS = ("scr_portal", "referrals", "reviews", "panels", "publications")


@contextmanager
def fresh(suffix: str) -> Iterator[str]:
    """A copy of the template, dropped afterwards; gives its name."""
    name = f"test_{os.getpid()}_{suffix}"
    _maintain(f'CREATE DATABASE "{name}" TEMPLATE "{_template()}"')
    try:
        yield name
    finally:
        _maintain(f'DROP DATABASE "{name}" WITH (FORCE)')


@contextmanager
def using(name: str) -> Iterator[None]:
    """Let Django use that database for a while."""
    before = connection.settings_dict["NAME"]
    _use(name)
    try:
        yield
    finally:
        _use(before)


def address(name: str) -> str:
    """The DATABASE_URL of another database on the same server."""
    server, _, parameters = os.environ["DATABASE_URL"].partition("?")
    return f"{server.rpartition('/')[0]}/{name}?{parameters}"


def _template() -> str:
    sources = [each for app in APPS for each in sorted((ROOT / app).rglob("*.py"))]
    name = f"template_{digest([*sources, ROOT / 'requirements' / 'dev.txt'])[:12]}"
    with (VAR / "template.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        names = _maintain("SELECT datname FROM pg_database WHERE datname LIKE 'template\\_%'")
        if name not in names:
            for old in names:
                _maintain(f'DROP DATABASE "{old}"')
            _make(name)
    return name


def _make(name: str) -> None:
    unfinished = f"new_{name}"
    _maintain(f'DROP DATABASE IF EXISTS "{unfinished}"')
    _maintain(f'CREATE DATABASE "{unfinished}"')
    with using(unfinished):
        call_command("migrate", verbosity=0)
    _maintain(f'ALTER DATABASE "{unfinished}" RENAME TO "{name}"')


def _use(name: str) -> None:
    connection.close()
    settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = name


def _maintain(statement: str) -> list[str]:
    link = psycopg2.connect(**connection.get_connection_params() | {"dbname": "postgres"})
    try:
        link.autocommit = True
        with link.cursor() as cursor:
            cursor.execute(statement)
            return [name for (name,) in cursor.fetchall()] if cursor.description else []
    finally:
        link.close()
