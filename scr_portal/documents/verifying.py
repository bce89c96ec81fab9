"""Reads the whole store back and compares it with what the database knows of it."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from scr_portal.documents.models import Document, Page
from scr_portal.documents.storage import store
from scr_portal.drafts import DraftFile
from scr_portal.sealing import DamagedError, UnknownKeyError

CHUNK = 1024 * 1024


@dataclass
class Findings:
    """How many files are as they were kept, and the names in the store of those that are not."""

    good: int = 0
    missing: list[str] = field(default_factory=list)
    damaged: list[str] = field(default_factory=list)
    key_not_at_hand: list[str] = field(default_factory=list)
    not_asked_for: list[str] = field(default_factory=list)

    @property
    def bad(self) -> bool:
        """Whether a file that a row names cannot be had as it was kept."""
        return bool(self.missing or self.damaged or self.key_not_at_hand)


def expected() -> Iterator[tuple[str, str]]:
    """The name in the store of every file that a row names, and its digest where the row has one."""
    for model in (Document, DraftFile):
        yield from model._default_manager.order_by("pk").values_list("stored_as", "sha256").iterator()
    for (name,) in Page.objects.exclude(stored_as="").order_by("pk").values_list("stored_as").iterator():
        yield name, ""


def verify() -> Findings:
    """Open every file that a row names, read it to its end and compare its digest."""
    found, named = Findings(), set()
    for name, sha256 in expected():
        named.add(name)
        try:
            read = digest(name)
        except FileNotFoundError:
            found.missing.append(name)
        except UnknownKeyError:
            found.key_not_at_hand.append(name)
        except DamagedError:
            found.damaged.append(name)
        else:
            if sha256 in ("", read):
                found.good += 1
            else:
                found.damaged.append(name)
    found.not_asked_for = sorted(set(store().names()) - named)
    return found


def digest(name: str) -> str:
    """The sha256 of a file as it opens; raises DamagedError or FileNotFoundError."""
    total = hashlib.sha256()
    with store().open(name) as file:
        for chunk in file.chunks(CHUNK):
            total.update(chunk)
    return total.hexdigest()
