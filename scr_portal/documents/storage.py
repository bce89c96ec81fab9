"""The private store on the disk: every file whole or not there at all, and sealed."""

import fcntl
import io
import os
import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import lru_cache
from pathlib import Path
from typing import IO, cast

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.files.base import File
from django.core.files.storage import FileSystemStorage, default_storage

from scr_portal.sealing import FileKeys, KeysError, SealedReader, seal

UNFINISHED = ".unfinished-"
LONGEST_WRITE = 3600  # seconds


class SealedStorage(FileSystemStorage):
    """Files sealed with the keys of PORTAL_FILE_KEYS; a new file takes the place of one of the same name at once."""

    def names(self) -> Iterator[str]:
        """What is in the store, in no order."""
        with suppress(FileNotFoundError), os.scandir(self.location) as entries:
            for entry in entries:
                if entry.is_file() and not entry.name.startswith("."):
                    yield entry.name

    def replace(self, name: str, write: Callable[[IO[bytes]], None], instead_of: IO[bytes] | None = None) -> None:
        """Put what `write` writes under this name, whole and safe on the disk, or leave things as they were.

        `instead_of` is the open file it is made from: when another has come in its place meanwhile, that one stays.
        """
        folder = Path(self.location)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        unfinished, place = folder / f"{UNFINISHED}{secrets.token_hex(8)}", Path(self.path(name))
        try:
            with open(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
                write(file)
                file.flush()
                os.fsync(file.fileno())
            with _held(folder) as handle:
                if instead_of is None or _is_still(place, instead_of):
                    unfinished.replace(place)
                    os.fsync(handle)  # or a power cut may take the name back after the database has it
        finally:
            unfinished.unlink(missing_ok=True)

    def delete(self, name: str) -> None:
        """Take a file away."""
        with suppress(FileNotFoundError), _held(Path(self.location)):
            super().delete(name)

    def sweep(self) -> None:
        """Remove what a process that was killed has left half-written an hour ago or longer."""
        for left in Path(self.location).glob(f"{UNFINISHED}*"):
            with suppress(FileNotFoundError):
                if left.stat().st_mtime < time.time() - LONGEST_WRITE:
                    left.unlink()

    def get_available_name(self, name: str, max_length: int | None = None) -> str:
        """Exactly this name: ids are random, and a second attempt takes the place of the first."""
        return name

    def size(self, name: str) -> int:
        """How many bytes the file has when it is opened."""
        with self.open(name) as file:
            return int(file.seek(0, os.SEEK_END))

    def _open(self, name: str, mode: str = "rb") -> "File[bytes]":
        if mode != "rb":
            raise ValueError("A file of the store is never changed.")
        sealed = Path(self.path(name)).open("rb")  # noqa: SIM115 - the reader closes it
        return File(io.BufferedReader(SealedReader(sealed, file_keys(), name)))

    def _save(self, name: str, content: "File[bytes]") -> str:
        self.replace(name, lambda file: seal(content.chunks(), file, file_keys(), name))
        return name


def store() -> SealedStorage:
    """The store of the portal."""
    return cast(SealedStorage, default_storage)


def file_keys() -> FileKeys:
    """The keys of PORTAL_FILE_KEYS; raises ImproperlyConfigured, which says what is wrong with them."""
    try:
        return _parsed(settings.PORTAL_FILE_KEYS)
    except KeysError as wrong:
        raise ImproperlyConfigured(f"PORTAL_FILE_KEYS, or the file PORTAL_FILE_KEYS_FILE names: {wrong}") from None


_parsed = lru_cache(maxsize=4)(FileKeys.parse)


def _is_still(place: Path, file: IO[bytes]) -> bool:
    return place.exists() and os.path.samestat(place.stat(), os.fstat(file.fileno()))


@contextmanager
def _held(folder: Path) -> Iterator[int]:
    """The folder, in which nobody else gives or takes a name meanwhile."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield handle
    finally:
        os.close(handle)
