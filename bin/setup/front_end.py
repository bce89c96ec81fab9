"""Style sheet and scripts: npm's packages, then what the browser gets in build/static."""

import shutil
from pathlib import Path

from bin.places import ROOT, TroubleError
from bin.setup import stamps
from bin.setup.commands import run

STAGE = "front-end"
MODULES = ROOT / "node_modules"
BUILT = ROOT / "build" / "static"


def install() -> None:
    """Install npm's packages and compile, each only when its inputs changed."""
    lock = ROOT / "package-lock.json"
    locked = stamps.digest([lock])
    if not stamps.is_current(MODULES / "installed", locked):
        print("Installing the front end's packages ...", flush=True)
        _or_nothing(MODULES, ["npm", "ci", "--ignore-scripts"])
        stamps.write(MODULES / "installed", locked)
    sources = stamps.digest([lock, ROOT / "package.json", ROOT / "static"])
    if not stamps.is_current(ROOT / "build" / "static-built", sources):
        _or_nothing(BUILT, ["npm", "run", "build"])
        stamps.write(ROOT / "build" / "static-built", sources)


def _or_nothing(folder: Path, command: list[str]) -> None:
    try:
        run(STAGE, command)
    except TroubleError:
        shutil.rmtree(folder, ignore_errors=True)
        raise
