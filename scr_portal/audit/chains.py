"""What every chain has in common: each link covers itself and the link before it."""

import hashlib
import json
from datetime import datetime
from typing import ClassVar

from django.db import models

from scr_portal.accounts import User

FIRST = "0" * 64
"""What the first link of a chain has in the place of the digest before it."""


class Chained(models.Model):
    """One link of a chain; `digest` covers what it says and the digest of the link before."""

    seq = models.PositiveIntegerField()
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)

    covers: ClassVar[tuple[str, ...]]
    """The columns under the digest, in order; times as ISO 8601."""

    class Meta:
        abstract = True

    def header_digest(self) -> str:
        """What `digest` must be for the columns as they stand."""
        return digest_of(self.covered())

    def covered(self) -> list[object]:
        """The values under the digest, as they are digested."""
        values = [getattr(self, name) for name in self.covers]
        return [value.isoformat() if isinstance(value, datetime) else value for value in values]

    def close(self) -> None:
        """Put the digest on it and save it: from now on it is never changed."""
        self.digest = self.header_digest()
        self.save(force_insert=True)


class Link(Chained):
    """What happened, who did it, when."""

    kind = models.CharField(max_length=60)
    about = models.CharField(max_length=60)
    sentence = models.CharField(max_length=400)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        abstract = True


def digest_of(values: object) -> str:
    """The SHA-256 of some values as JSON."""
    return hashlib.sha256(json.dumps(values).encode()).hexdigest()
