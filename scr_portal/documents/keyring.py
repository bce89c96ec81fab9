"""Which keys the files of the store are sealed with, and the change to a new one."""

from collections import Counter
from pathlib import Path

from scr_portal.documents.storage import file_keys, store
from scr_portal.sealing import DamagedError, FileKeys, UnknownKeyError, rewrap, seal
from scr_portal.sealing.layout import HEADER, Header

PLACES = ("first_key", "older_key", "not_at_hand", "plain")


def sealed_with(name: str) -> bytes | None:
    """The id of the key of a file; None when it lies plain, or has just been taken away."""
    try:
        with Path(store().path(name)).open("rb") as file:
            header = Header.of(file.read(HEADER))
    except FileNotFoundError:
        return None
    return header.key_id if header else None


def counted() -> Counter[str]:
    """How many files the `first_key` seals, an `older_key`, a key `not_at_hand`, and how many lie `plain`."""
    keys = file_keys()
    return Counter(_place(sealed_with(name), keys) for name in store().names())


def _place(key_id: bytes | None, keys: FileKeys) -> str:
    if key_id is None:
        return "plain"
    if key_id == keys.first:
        return "first_key"
    return "older_key" if key_id in keys.by_id else "not_at_hand"


def rotate() -> Counter[str]:
    """Have every file opened by the first key; gives how many were `done`, `plain` before, `ready` or cannot be.

    Safe beside readers and writers, and after being stopped: each file is replaced whole.
    """
    return Counter(_rotated(name) for name in sorted(store().names()))


def _rotated(name: str) -> str:
    keys, place = file_keys(), Path(store().path(name))
    try:
        with place.open("rb") as file:
            header = Header.of(file.read(HEADER))
            file.seek(0)
            if header is None:
                chunks = iter(lambda: file.read(1024 * 1024), b"")
                store().replace(name, lambda into: seal(chunks, into, keys, name), instead_of=file)
                return "plain"
            if header.key_id == keys.first:
                return "ready"
            store().replace(name, lambda into: rewrap(file, into, keys, name), instead_of=file)
            return "done"
    except FileNotFoundError:
        return "ready"  # taken away meanwhile
    except UnknownKeyError:
        return "key_not_at_hand"
    except DamagedError:
        return "damaged"
