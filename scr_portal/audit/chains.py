"""What every chain has in common: each link covers itself and the link before it."""

import hashlib
import json
from typing import ClassVar

import pgtrigger
from django.db import models

from scr_portal.accounts import User

FIRST = "0" * 64
"""What the first link of a chain has in the place of the digest before it."""


def never_changed(name: str) -> tuple[pgtrigger.Trigger, ...]:
    """Triggers that refuse UPDATE, DELETE and TRUNCATE on a table, to everybody."""
    return _refused(name, pgtrigger.Update | pgtrigger.Delete)


def never_removed(name: str) -> tuple[pgtrigger.Trigger, ...]:
    """Triggers that refuse DELETE and TRUNCATE on a table, to everybody."""
    return _refused(name, pgtrigger.Delete)


def _refused(name: str, operation: pgtrigger.Operation | pgtrigger.Operations) -> tuple[pgtrigger.Trigger, ...]:
    refuse = "RAISE EXCEPTION 'pgtrigger: this record is never changed or removed'; RETURN NULL;"
    return (
        pgtrigger.Trigger(
            name=f"{name}_row",
            when=pgtrigger.Before,
            operation=operation,
            func=refuse,
        ),
        pgtrigger.Trigger(
            name=f"{name}_table",
            when=pgtrigger.Before,
            level=pgtrigger.Statement,
            operation=pgtrigger.Truncate,
            func=refuse,
        ),
    )


class Link(models.Model):
    """One link of a chain: what happened, who did it, when; `digest` covers all of it and the link before."""

    seq = models.PositiveIntegerField()
    kind = models.CharField(max_length=60)
    about = models.CharField(max_length=60)
    sentence = models.CharField(max_length=400)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)

    covers: ClassVar[tuple[str, ...]]
    """The columns under the digest, in order; times as ISO 8601."""

    class Meta:
        abstract = True

    def header_digest(self) -> str:
        """What `digest` must be for the columns as they stand."""
        values = [getattr(self, name) for name in self.covers]
        return digest_of([value.isoformat() if hasattr(value, "isoformat") else value for value in values])


def digest_of(values: object) -> str:
    """The SHA-256 of some values as JSON."""
    return hashlib.sha256(json.dumps(values).encode()).hexdigest()
