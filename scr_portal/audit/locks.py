"""Locks that belong to no row: one writer at a time, until the transaction ends."""

from django.db import connection

RIGHTS, SEALS = 1, 2
_PORTAL = 7306
"""So that these numbers mean nothing to anybody else's advisory locks."""


def hold(number: int) -> None:
    """Wait for the lock and keep it until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [_PORTAL, number])
