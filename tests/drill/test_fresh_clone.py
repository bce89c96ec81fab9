"""`make run` in an empty clone, as somebody who knows nothing but README types it."""

import os
import signal
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from bin.places import ROOT
from tests.live import free_port

FIRST_START = 300  # seconds, on a slow day; a quiet machine of two cores took 101
SECOND_START = 20  # seconds, on a slow day; a quiet machine of two cores took 3
NOT_OF_A_FRESH_SHELL = ("DATABASE_URL", "OWNER_DATABASE_URL", "REDIS_URL", "SECRET_KEY", "DJANGO_SETTINGS_MODULE")


@pytest.fixture(scope="module")
def clone() -> Iterator[Path]:
    """A clone of what is committed here; below /var/tmp, so that the server's user may enter it."""
    with TemporaryDirectory(dir="/var/tmp") as folder:
        Path(folder).chmod(0o755)
        subprocess.run(["git", "clone", "--quiet", ROOT, f"{folder}/portal"], check=True)
        yield Path(folder) / "portal"


@contextmanager
def running(clone: Path, within: float) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """`make run` there, ready within so many seconds; gives its address and the process."""
    port = free_port()
    environment = {name: value for name, value in os.environ.items() if name not in NOT_OF_A_FRESH_SHELL}
    with (clone / "said").open("wb") as said:
        command = ["make", "run", f"PORT={port}"]
        portal = subprocess.Popen(command, cwd=clone, env=environment, stdout=said, stderr=said, start_new_session=True)
    try:
        _wait(f"http://localhost:{port}/health/ready", portal, clone / "said", time.monotonic() + within)
        yield f"http://localhost:{port}", portal
    finally:
        if portal.poll() is None:
            os.killpg(portal.pid, signal.SIGINT)  # Ctrl-C reaches every process of the terminal
            portal.wait(30)


def _wait(address: str, portal: subprocess.Popen[bytes], said: Path, until: float) -> None:
    while True:
        try:
            urllib.request.urlopen(address, timeout=5).close()
        except OSError:
            assert portal.poll() is None, said.read_text()
            assert time.monotonic() < until, said.read_text()
            time.sleep(0.1)
        else:
            return


def _processes_of(clone: Path) -> list[str]:
    listed = subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True, check=True).stdout
    return [line for line in listed.splitlines() if str(clone) in line]


def test_it_starts_tells_its_address_and_leaves_nothing_behind(clone: Path) -> None:
    with running(clone, FIRST_START) as (address, _):
        assert urllib.request.urlopen(f"{address}/accounts/login/").status == 200
        assert _processes_of(clone)
        assert f"The portal is at {address}" in (clone / "said").read_text()
    assert not _processes_of(clone)
    assert subprocess.run(["git", "status", "--short"], cwd=clone, capture_output=True).stdout == b"?? said\n"


def test_the_second_start_is_short_even_after_a_power_cut(clone: Path) -> None:
    with running(clone, SECOND_START):
        for line in _processes_of(clone):
            assert "fsync=off" not in line
        [kept] = clone.glob("var/run/postgres-*/postmaster.pid")
        os.kill(int(kept.read_text().split()[0]), signal.SIGKILL)
    with running(clone, SECOND_START):
        assert _processes_of(clone)
