"""The connection of the role that owns the tables, for as long as it is needed."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import connection


@contextmanager
def as_owner() -> Iterator[None]:
    """Be the owner, on a connection of its own, and then who we were."""
    kept = dict(connection.settings_dict)
    owner = settings.OWNER_DATABASE
    connection.close()
    connection.settings_dict.update({name: owner[name] for name in ("USER", "PASSWORD", "HOST", "PORT")})
    connection.settings_dict["OPTIONS"] = dict(owner.get("OPTIONS", {}))
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict.update(kept)
