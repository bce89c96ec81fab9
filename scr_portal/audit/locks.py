"""Locks that belong to no row, held until the transaction ends."""

from django.db import connection

SEALS, BATCHES, PLANS = 7302, 7303, 7304
"""Each a space of locks of its own; BATCHES has one for each batch of the access log, PLANS one for each board."""


def hold(space: int, number: int = 0) -> None:
    """Wait until nobody else holds the lock, and keep it until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [space, number])
