"""A stage that was done for the same inputs is not done again."""

import hashlib
from collections.abc import Iterable
from pathlib import Path


def digest(inputs: Iterable[Path]) -> str:
    """One hash over the names and contents of the files, and of those below the folders."""
    total = hashlib.sha256()
    for given in inputs:
        files = sorted(given.rglob("*")) if given.is_dir() else [given]
        for each in files:
            if each.is_file():
                total.update(f"{each}\0{each.stat().st_size}\0".encode() + each.read_bytes())
    return total.hexdigest()


def is_current(stamp: Path, value: str) -> bool:
    """Whether the stage ended well the last time, for these inputs."""
    return stamp.exists() and stamp.read_text() == value


def write(stamp: Path, value: str) -> None:
    """Say that the stage ended well."""
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(value)
