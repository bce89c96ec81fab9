"""The Python environment in .venv, from hashed lock files; a failed one is removed, never left half-made."""

import shutil
import sys
from pathlib import Path

from bin.places import ROOT, VENV, TroubleError
from bin.setup import stamps
from bin.setup.commands import run

STAGE = "python"
LEVELS = ("base", "run", "dev")  # each holds the one before
STAMP = VENV / "installed"
PYTHON = Path(sys.base_prefix) / "bin" / "python3.11"  # not the one in .venv, which may be the one running this
UV = ROOT / "build" / "uv"
UV_SETTINGS = {"UV_SYSTEM_CERTS": "1", "UV_PYTHON_DOWNLOADS": "never"}


def install(level: str) -> None:
    """Bring .venv to the lock file of the level, or of the higher level it is at already."""
    level = max(level, _level_now(), key=LEVELS.index)
    lock = ROOT / "requirements" / f"{level}.txt"
    value = f"{level} {stamps.digest([lock, PYTHON])}"
    if stamps.is_current(STAMP, value):
        return
    print("Installing the Python packages ...", flush=True)
    STAMP.unlink(missing_ok=True)
    try:
        _with_uv(lock, UV_COMPILE_BYTECODE=str(int(level == LEVELS[0])))
    except TroubleError:
        _with_pip(lock)
    stamps.write(STAMP, value)


def _level_now() -> str:
    return STAMP.read_text().split()[0] if STAMP.exists() else LEVELS[0]


def _with_uv(lock: Path, **settings: str) -> None:
    """What production may not write is compiled now, all of it; elsewhere Python does it for what it comes to use."""
    python = _fresh()
    shutil.rmtree(UV, ignore_errors=True)
    wanted: list[str | Path] = ["--require-hashes", "--requirement", ROOT / "requirements" / "uv.txt"]
    run(STAGE, [python, "-m", "pip", "install", "--quiet", "--target", UV, *wanted])
    uv: list[str | Path] = [UV / "bin" / "uv", "pip", "sync", "--python", python]
    run(STAGE, [*uv, "--require-hashes", lock], **UV_SETTINGS, **settings)


def _with_pip(lock: Path) -> None:
    """Slower by a minute; for machines where only pip is told where packages come from."""
    python = _fresh()
    try:
        run(STAGE, [python, "-m", "pip", "install", "--quiet", "--require-hashes", "--requirement", lock])
    except TroubleError:
        shutil.rmtree(VENV)
        raise


def _fresh() -> Path:
    shutil.rmtree(VENV, ignore_errors=True)
    run(STAGE, [PYTHON, "-m", "venv", VENV])
    return VENV / "bin" / "python"
