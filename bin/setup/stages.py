"""Which stages each level has, and what runs beside what."""

import argparse
import fcntl
import os
import shutil
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from bin.places import ROOT, TroubleError
from bin.setup import collected, front_end, packages, python_env
from bin.setup.commands import LOGS

LEVELS = {
    "base": "what production runs",
    "run": "base, and a PostgreSQL and a broker of our own",
    "dev": "run, and what the tests and checks need",
    "system": "the Debian packages of base only",
}


def main(arguments: list[str]) -> int:
    """Install; returns the exit code, having said each trouble in a line."""
    parser = argparse.ArgumentParser(prog="bin/install", description="Set the portal up in this folder.")
    parser.add_argument("level", choices=LEVELS, help="; ".join(f"{each}: {why}" for each, why in LEVELS.items()))
    level = parser.parse_args(arguments).level
    (ROOT / "build").mkdir(exist_ok=True)
    with (ROOT / "build" / "install.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        shutil.rmtree(LOGS, ignore_errors=True)
        troubles = _install(level)
    for each in troubles:
        print(each, file=sys.stderr)
    return 1 if troubles else 0


def _install(level: str) -> list[TroubleError]:
    libraries = [*packages.LIBRARIES, *_browser(level)]
    if level == "system":
        return _together([lambda: packages.ensure([*libraries, *packages.BACKUPS])])
    troubles = _together([lambda: packages.ensure(packages.TOOLS)]) or _together(
        [
            lambda: packages.ensure(libraries),
            lambda: python_env.install(level),
            front_end.install,
        ]
    )
    return troubles or _together([collected.install])


def _browser(level: str) -> list[packages.Package]:
    return packages.BROWSER if level == "dev" and os.environ.get("BROWSER") != "no" else []


def _together(stages: list[Callable[[], None]]) -> list[TroubleError]:
    with ThreadPoolExecutor() as pool:
        ended = [pool.submit(stage) for stage in stages]
    errors = [each.exception() for each in ended]
    for error in errors:
        if error and not isinstance(error, TroubleError):
            raise error
    return [error for error in errors if isinstance(error, TroubleError)]
