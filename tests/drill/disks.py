"""Disks that are soon full, or are; root can make them."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


@contextmanager
def small_disk(folder: Path, size: str) -> Iterator[Path]:
    """A folder on a disk of its own with so little room."""
    folder.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", folder], check=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", folder], check=True)


@contextmanager
def full_disk(folder: Path) -> Iterator[Path]:
    """An empty folder on a disk without any room."""
    with small_disk(folder, "64k") as disk:
        with suppress(OSError), (disk / "filling").open("wb", buffering=0) as filling:
            while filling.write(bytes(4096)):
                pass
        (disk / "empty").mkdir()
        yield disk / "empty"
