"""What every chain has in common: each link covers itself and the link before it."""

import hashlib
import json
from datetime import date
from functools import cache
from typing import Any, ClassVar

from django.db import connection, models

from scr_portal.accounts import User
from scr_portal.prepared import Prepared, ask

FIRST = "0" * 64
"""What the first link of a chain has in the place of the digest before it."""


class Chained(models.Model):
    """One link of a chain; `digest` covers what it says and the digest of the link before."""

    seq = models.PositiveIntegerField()
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)

    covers: ClassVar[tuple[str, ...]]
    """The columns under the digest, in order; days and times as ISO 8601."""
    covers_if_said: ClassVar[tuple[str, ...]] = ()
    """Columns under it where they are filled: links that were closed before these columns came still hold."""

    class Meta:
        abstract = True

    def header_digest(self) -> str:
        """What `digest` must be for the columns as they stand."""
        return digest_of(list(self.covered().values()))

    def covered(self) -> dict[str, object]:
        """The values under the digest by their names, as they are digested and in that order."""
        names = [*self.covers, *(name for name in self.covers_if_said if getattr(self, name) is not None)]
        values = {name: getattr(self, name) for name in names}
        return {name: value.isoformat() if isinstance(value, date) else value for name, value in values.items()}

    def close(self) -> None:
        """Put the digest on it and save it: from now on it is never changed."""
        self.digest = self.header_digest()
        fields = _written(type(self))
        values = [field.get_db_prep_save(field.pre_save(self, add=True), connection) for field in fields]
        ((self.pk,),) = ask(_kept(type(self)), *values)
        self._state.adding = False


class Link(Chained):
    """What happened, who did it, when."""

    kind = models.CharField(max_length=60)
    about = models.CharField(max_length=60)
    sentence = models.CharField(max_length=400)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        abstract = True


@cache
def _written(model: type[Chained]) -> list[models.Field[Any, Any]]:
    return [field for field in model._meta.concrete_fields if not field.primary_key]


@cache
def _kept(model: type[Chained]) -> Prepared:
    """How a link is written: every step writes one, and the database would plan each anew."""
    table, names = model._meta.db_table, [f'"{field.column}"' for field in _written(model)]
    places = [f"${number}" for number in range(1, len(names) + 1)]
    sql = f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join(places)}) RETURNING id"  # noqa: S608 - names of ours
    return Prepared(f"close_{table}", sql, ", ".join(["unknown"] * len(names)))  # of the types of their columns


def digest_of(values: object) -> str:
    """The SHA-256 of some values as JSON."""
    return hashlib.sha256(json.dumps(values).encode()).hexdigest()
