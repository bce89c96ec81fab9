"""Run a program of set-up quietly; its words are kept for when it fails."""

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

from bin.places import ROOT, TroubleError

LOGS = ROOT / "build" / "logs"


def run(stage: str, command: Sequence[str | Path], **environment: str) -> None:
    """Run it in the project's folder; raises TroubleError with its last words and where the rest is."""
    LOGS.mkdir(parents=True, exist_ok=True)
    log = LOGS / f"{stage}.log"
    with log.open("ab") as output:
        done = subprocess.run(
            command,
            cwd=ROOT,
            env=os.environ | environment,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
        )
    if done.returncode:
        said = [line.strip() for line in log.read_text(errors="replace").splitlines() if line.strip()]
        last = said[-1] if said else "it said nothing"
        raise TroubleError(f"{stage} failed ({last}). The whole story is in {log}.")
