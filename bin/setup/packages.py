"""The Debian packages the portal needs, installed when root or sudo may, else named in one line."""

import ctypes
import importlib
import importlib.util
import os
import shutil
import subprocess
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from bin.places import TroubleError
from bin.setup.commands import run


@dataclass(frozen=True)
class Package:
    """A Debian package and how to see that what it gives is there, wherever it came from."""

    name: str
    present: Callable[[], bool]


def _library(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def _program(*names: str) -> bool:
    return any(shutil.which(name) for name in names)


def chromium() -> str | None:
    """The browser of the tests."""
    return shutil.which("chromium") or shutil.which("chromium-browser")


TOOLS = [
    Package("python3-venv", lambda: importlib.util.find_spec("ensurepip") is not None),
    Package("nodejs", partial(_program, "node")),
    Package("npm", partial(_program, "npm")),
]
LIBRARIES = [
    Package("libpango-1.0-0", partial(_library, "libpango-1.0.so.0")),
    Package("libpangoft2-1.0-0", partial(_library, "libpangoft2-1.0.so.0")),
    Package("libharfbuzz-subset0", partial(_library, "libharfbuzz-subset.so.0")),
    Package("fonts-liberation", lambda: any(Path("/usr/share/fonts").rglob("LiberationSans-Regular.*"))),
]
BACKUPS = [Package("postgresql-client", partial(_program, "pg_dump"))]
BROWSER = [Package("chromium", lambda: chromium() is not None)]


def ensure(packages: Iterable[Package]) -> None:
    """Install what is missing; raises TroubleError with the line to type when that is not possible."""
    missing = [each.name for each in packages if not each.present()]
    if not missing:
        return
    line = f"apt-get install --no-install-recommends {' '.join(missing)}"
    rights = _rights()
    if rights is None or not _program("apt-get"):
        raise TroubleError(f"Missing on this machine: {', '.join(missing)}. Run `sudo {line}` and start again.")
    print(f"Installing {', '.join(missing)} ...", flush=True)
    command = [
        *rights,
        "env",
        "DEBIAN_FRONTEND=noninteractive",
        *line.split(),
        "--yes",
        "-oDPkg::Lock::Timeout=120",
    ]
    try:
        run("packages", command)
    except TroubleError:  # perhaps the lists are old
        run("packages", [*rights, "apt-get", "update"])
        run("packages", command)
    importlib.invalidate_caches()
    still = [each.name for each in packages if not each.present()]
    if still:
        raise TroubleError(f"Still missing after `{line}`: {', '.join(still)}. Is it on PATH?")


def _rights() -> list[str] | None:
    if os.geteuid() == 0:
        return []
    asked = _program("sudo") and subprocess.run(["sudo", "-n", "true"], capture_output=True).returncode == 0
    return ["sudo", "-n"] if asked else None
