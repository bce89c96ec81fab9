"""What somebody said with a step, as an event keeps it."""

import hashlib
from collections.abc import Iterable, Mapping

from django.core.files.base import File
from django.db import models

from scr_portal.clocks import Month


def plain(said: Mapping[str, object]) -> dict[str, object]:
    """What somebody said with a step, as an event keeps it, so that the chain covers its child rows too.

    Rows by what they are called, files by their digest; never the content of a file.
    """
    return {name: _plain(value) for name, value in said.items()}


def _plain(value: object) -> object:
    if isinstance(value, models.Model):
        return getattr(value, "said_as", f"{value._meta.label_lower}:{value.pk}")
    if isinstance(value, Month):
        return str(value)
    if isinstance(value, bytes):
        return hashlib.sha256(value).hexdigest()
    if isinstance(value, File):
        return _digest(value)
    if hasattr(value, "file"):
        return _plain(value.file)
    if isinstance(value, Mapping):
        return plain(value)
    return [_plain(one) for one in value] if isinstance(value, Iterable) and not isinstance(value, str) else value


def _digest(file: "File[bytes]") -> str:
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    return digest.hexdigest()
