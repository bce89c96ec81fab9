"""bin/install on a machine that lacks something: one line that says what to do, and nothing half-made."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bin.places import ROOT

INPUTS = ("bin", "requirements", "static", "package.json", "package-lock.json", ".npmrc")


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A folder with what bin/install reads."""
    for name in INPUTS:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, tmp_path / name)
    return tmp_path


def install(clone: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """What `bin/install base` does there."""
    command = [str(clone / "bin" / "install"), "base"]
    return subprocess.run(command, env=os.environ | environment, capture_output=True, text=True)


def test_without_node_it_names_the_package(clone: Path) -> None:
    programs = clone / "programs"
    programs.mkdir()
    for name in ("env", "test"):
        (programs / name).symlink_to(str(shutil.which(name)))
    for name in ("python3", "python3.11"):  # the interpreter itself: on PATH there may be a script that finds it
        (programs / name).symlink_to(Path(sys.executable).resolve())
    done = install(clone, PATH=str(programs))
    assert done.returncode == 1
    line = "Missing on this machine: nodejs, npm. Run `sudo apt-get install --no-install-recommends nodejs npm`"
    assert done.stderr.startswith(line)
    assert not (clone / ".venv").exists()


def test_packages_that_cannot_be_had_leave_no_environment(clone: Path) -> None:
    lock = clone / "requirements" / "base.txt"
    lock.write_text(f"no-such-package==1 \\\n    --hash=sha256:{'0' * 64}\n")
    done = install(clone, PIP_NO_INDEX="1", PIP_FIND_LINKS="", UV_OFFLINE="1")
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert "python failed" in done.stderr
    assert not (clone / ".venv").exists()
