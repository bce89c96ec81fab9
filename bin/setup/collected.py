"""The static files of every app in one folder, under names that carry their hash."""

from pathlib import Path

from bin.places import ROOT, VENV
from bin.setup import stamps
from bin.setup.commands import run

NOTHING_IS_ASKED_OF_THEM = {
    "SECRET_KEY": "collecting files signs nothing",
    "DATABASE_URL": "postgres:///",
    "REDIS_URL": "redis://",
}


def install() -> None:
    """Collect them into build/collected when they or the packages changed."""
    (ROOT / "static").mkdir(exist_ok=True)
    (ROOT / "build" / "static").mkdir(exist_ok=True)
    inputs = [
        ROOT / "build" / "static",
        ROOT / "static",
        ROOT / "scr_portal" / "settings.py",
        VENV / "installed",
    ]
    value = stamps.digest(inputs)
    stamp = ROOT / "build" / "static-collected"
    if not stamps.is_current(stamp, value):
        collect: list[str | Path] = [
            VENV / "bin" / "python",
            "manage.py",
            "collectstatic",
            "--no-input",
            "--clear",
        ]
        run("static-files", collect, **NOTHING_IS_ASKED_OF_THEM)
        stamps.write(stamp, value)
