"""What lies plain for a moment while a reader has it: without a name where that is possible, else swept away."""

import fcntl
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from django.core.files.base import File

PREFIX = "scr-portal-reading-"
JUST_MADE = 60  # seconds in which its owner has surely taken hold of it


@contextmanager
def copy(content: "File[Any]") -> Iterator[IO[bytes]]:
    """The bytes in a file without a name, which ends with the process, however that ends: as they lie, or in memory."""
    if _has_file(content):
        yield content
        return
    with open(os.memfd_create("reading"), "w+b") as plain:
        for chunk in content.chunks():
            plain.write(chunk)
        plain.flush()
        yield plain


def _has_file(content: "File[Any]") -> bool:
    try:
        content.fileno()
    except (AttributeError, OSError):
        return False
    return True


@contextmanager
def folder() -> Iterator[Path]:
    """A private folder for what a reader writes; what killed processes have left is removed first."""
    sweep()
    with tempfile.TemporaryDirectory(prefix=PREFIX) as name:
        held = os.open(name, os.O_RDONLY | os.O_DIRECTORY)
        try:
            fcntl.flock(held, fcntl.LOCK_EX)
            yield Path(name)
        finally:
            os.close(held)


def sweep() -> None:
    """Remove the folders whose process was killed: the kernel let go of their locks."""
    for left in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        if _is_ours(left) and _is_free(left):
            shutil.rmtree(left, ignore_errors=True)


def _is_ours(left: Path) -> bool:
    try:
        found = left.lstat()
    except OSError:
        return False
    return found.st_uid == os.geteuid() and found.st_mtime < time.time() - JUST_MADE and not left.is_symlink()


def _is_free(left: Path) -> bool:
    try:
        handle = os.open(left, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    except OSError:
        return False
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    finally:
        os.close(handle)
    return True
