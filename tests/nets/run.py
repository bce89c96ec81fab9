"""Breaks the code in a copy of the project, one place after the other, and looks whether the net catches it.

First all of them must hold while nothing is broken; what pytest said last stays in build/nets/last.log.
`.venv/bin/python -m tests.nets.run [WORD ...]`: all, or those whose net or words hold one of these. Exit 1 if any net
let something through. With --write the table in docs/security.md is written anew, when all were caught.
"""

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from bin.places import ROOT, VENV
from tests.nets.breaks import PEOPLE, WALLS, Break
from tests.nets.of_keeping import BACKUPS, COUNTED, TYPED
from tests.nets.of_lists_and_long_runs import LISTS, LONG_RUNS
from tests.nets.of_memory import KEPT, MEMORY, PUTTING_RIGHT, STANDSTILLS, WORK
from tests.nets.of_peers import PEERS
from tests.nets.of_two_cases import TWO_CASES

BREAKS = (
    *WALLS, *PEOPLE, *PEERS, *TWO_CASES, *MEMORY, *PUTTING_RIGHT, *WORK, *KEPT, *STANDSTILLS, *BACKUPS, *TYPED,
    *COUNTED, *LISTS, *LONG_RUNS,
)  # fmt: skip
COPY = ROOT / "build" / "nets"
TABLE = ROOT / "docs" / "security.md"
INSTALLED = (".venv", "node_modules", "build/static", "build/collected", "build/programs")
HEAD = "| Net | Seen to fail when |\n|---|---|\n"
FAILED = 1
"""What pytest ends with when tests failed; any other end is no answer."""


def rows() -> str:
    """The lines of the table."""
    return "".join(f"| `{one.net}` | {one.what} |\n" for one in BREAKS)


def main(said: list[str]) -> int:
    """Break all that were asked for; gives the exit code."""
    words = [word for word in said if word != "--write"]
    chosen = [one for one in BREAKS if not words or any(word in f"{one.net} {one.what}" for word in words)]
    _copy()
    if torn := [net for net in sorted({one.net for one in chosen}) if _ends_with(net)]:
        print(f"These do not even hold while nothing is broken: {torn}")
        return 1
    through = [one for one in chosen if not _is_caught(one)]
    if "--write" in said and not through:
        before, _, after = TABLE.read_text().partition(HEAD)
        TABLE.write_text(before + HEAD + rows() + after[after.find("\n\n") + 1 :])
    return 1 if through else 0


def _copy() -> None:
    """Every file that is kept, and what is installed."""
    shutil.rmtree(COPY, ignore_errors=True)
    for name in _kept():
        (COPY / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, COPY / name)
    (COPY / "build").mkdir(exist_ok=True)
    for installed in INSTALLED:
        if not (COPY / installed).exists():
            (COPY / installed).symlink_to(ROOT / installed)


def _kept() -> Iterator[Path]:
    said = subprocess.run(["git", "ls-files"], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return (Path(name) for name in said.splitlines() if (ROOT / name).is_file())


def _is_caught(one: Break) -> bool:
    file = COPY / one.file
    whole = file.read_text()
    file.write_text(whole.replace(one.stands, one.instead, 1))
    try:
        end = _ends_with(one.net)
    finally:
        file.write_text(whole)
    said = "caught" if end == FAILED else f"NOT CAUGHT ({end})"
    print(f"{said}: {one.what} [{one.net}]", flush=True)
    return end == FAILED


def _ends_with(net: str) -> int:
    """What pytest ends with in the copy."""
    command = [str(VENV / "bin" / "python"), "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider"]
    ours = {name: value for name, value in os.environ.items() if not name.startswith("PORTAL_")}
    done = subprocess.run(
        [*command, *shlex.split(net)], cwd=COPY, env=ours, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    (COPY / "last.log").write_bytes(done.stdout)
    return done.returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
