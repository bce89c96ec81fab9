"""A tar file inside an age file, written and read as a stream: neither ever lies anywhere plain.

`age --decrypt --identity KEY BACKUP | tar --list` shows what is in it, on any machine.
"""

import io
import os
import tarfile
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import pyrage

from scr_portal.backups import BackupError

DAMAGED = "The backup is damaged or was cut off."
Member = Callable[[str, IO[bytes]], None]


class Archive:
    """What goes into a backup, one member after another."""

    def __init__(self, tar: tarfile.TarFile) -> None:
        self._tar = tar

    def add(self, name: str, size: int, content: IO[bytes]) -> None:
        """Put so many bytes of `content` in under this name."""
        member = tarfile.TarInfo(name)
        member.size, member.mode = size, 0o600
        self._tar.addfile(member, content)


@contextmanager
def writing(place: Path, recipients: str) -> Iterator[Archive]:
    """A new backup, which is at `place` when everything has gone well, and nowhere otherwise; raises BackupError."""
    unfinished = place.with_name(f".{place.name}.unfinished")
    keys = [_recipient(one) for one in recipients.split()]
    try:
        with open(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as out:
            with (
                _through(lambda source: pyrage.encrypt_io(source, out, keys)) as plain,
                tarfile.open(fileobj=plain, mode="w|", format=tarfile.PAX_FORMAT) as tar,
            ):
                yield Archive(tar)
            out.flush()
            os.fsync(out.fileno())
        unfinished.replace(place)
    except (OSError, pyrage.EncryptError) as failure:
        raise BackupError(f"The backup could not be written to {place.parent}: {_words(failure)}") from failure
    finally:
        unfinished.unlink(missing_ok=True)


def reading(place: Path, identity: str, member: Member) -> None:
    """Give every member to `member` in turn; raises BackupError when the key or a single byte is wrong.

    What is wrong may show only at the end: nothing that was given counts before this has returned.
    """
    key = _identity(identity)
    try:
        with place.open("rb") as sealed, ThreadPoolExecutor(1) as pool:
            read, write = os.pipe()
            opening = pool.submit(_open, sealed, write, key)
            with open(read, "rb") as plain:
                try:
                    _each(plain, member)
                except tarfile.TarError:
                    _ended(opening, plain)
                    raise
                _ended(opening, plain)
    except pyrage.DecryptError as failure:
        raise BackupError("This key does not open the backup, or it is no backup.") from failure
    except tarfile.TarError as failure:
        raise BackupError(DAMAGED) from failure


def _each(plain: IO[bytes], member: Member) -> None:
    with tarfile.open(fileobj=plain, mode="r|") as tar:
        for entry in tar:
            content = tar.extractfile(entry)
            if content is None:
                raise tarfile.TarError("There are only files in a backup.")
            member(entry.name, content)


def _ended(opening: "Future[None]", plain: IO[bytes]) -> None:
    """Read to the very end: only then is it known that nothing was cut off."""
    while plain.read(io.DEFAULT_BUFFER_SIZE):
        pass
    try:
        opening.result()
    except OSError as failure:
        raise BackupError(DAMAGED) from failure


def _open(sealed: IO[bytes], write: int, key: Any) -> None:
    with open(write, "wb") as out:
        pyrage.decrypt_io(sealed, out, [key])


@contextmanager
def _through(take: Callable[[IO[bytes]], None]) -> Iterator[IO[bytes]]:
    """A file to write to, which `take` reads from at the same time."""
    read, write = os.pipe()
    with ThreadPoolExecutor(1) as pool:
        taking = pool.submit(_taken, take, read)
        try:
            with open(write, "wb") as plain:
                yield plain
        except BrokenPipeError:
            taking.result()  # says why it stopped reading
            raise
        taking.result()


def _taken(take: Callable[[IO[bytes]], None], read: int) -> None:
    with open(read, "rb") as source:
        take(source)


def _recipient(text: str) -> Any:
    try:
        return pyrage.x25519.Recipient.from_str(text)
    except pyrage.RecipientError as failure:
        raise BackupError(f"PORTAL_BACKUP_KEY: {text} is no public key. It begins with age1.") from failure


def _identity(text: str) -> Any:
    lines: Iterable[str] = (line.strip() for line in text.splitlines() if not line.startswith("#"))
    try:
        return pyrage.x25519.Identity.from_str("".join(lines))
    except pyrage.IdentityError as failure:
        raise BackupError("That is no backup key. Its line begins with AGE-SECRET-KEY.") from failure


def _words(failure: Exception) -> str:
    return failure.strerror if isinstance(failure, OSError) and failure.strerror else str(failure)
