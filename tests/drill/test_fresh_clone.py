"""`make run` in an empty clone, as somebody who knows nothing but README types it."""

import json
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

FIRST_START = 120  # seconds on the machine of `AS_FAST`, with a slow network
SECOND_START = 10  # seconds on that machine
GOES_ROUND = 90  # seconds on that machine: a worker is up, and beat asks every twenty
ROUNDS = 5_000_000
AS_FAST = 0.3  # seconds for so many rounds
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
        _wait(f"http://localhost:{port}/health/ready", portal, clone / "said", within)
        yield f"http://localhost:{port}", portal
    finally:
        if portal.poll() is None:
            os.killpg(portal.pid, signal.SIGINT)  # Ctrl-C reaches every process of the terminal
            portal.wait(30)


def _times_slower() -> float:
    """How many times longer this machine takes now than the one on which the limits were set; never less than one."""
    began, total = time.perf_counter(), 0
    for number in range(ROUNDS):
        total += number
    return max(1, (time.perf_counter() - began) / AS_FAST)


def _wait(address: str, portal: subprocess.Popen[bytes], said: Path, within: float) -> None:
    """Until it answers; when the limit is reached, how slow the machine is by then counts too."""
    began, slower = time.monotonic(), _times_slower()
    while True:
        try:
            urllib.request.urlopen(address, timeout=5).close()
        except OSError:
            assert portal.poll() is None, said.read_text()
            if time.monotonic() > began + within * slower:
                slower = max(slower, _times_slower())
                assert time.monotonic() < began + within * slower, said.read_text()
            time.sleep(0.1)
        else:
            return


def _until_its_work_goes_round(clone: Path) -> None:
    """Until beat has asked for something and a worker has done it."""
    command = ["bin/launcher", "with", ".venv/bin/python", "manage.py", "status", "--json"]
    environment = {name: value for name, value in os.environ.items() if name not in NOT_OF_A_FRESH_SHELL}
    until = time.monotonic() + GOES_ROUND * _times_slower()
    done = None
    while done is None:
        said = subprocess.run(command, cwd=clone, env=environment, capture_output=True, check=True).stdout
        done = json.loads(said)["beat_lag_seconds"]
        assert done is not None or time.monotonic() < until, (clone / "said").read_text()


def _processes_of(clone: Path) -> list[str]:
    listed = subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True, check=True).stdout
    return [line for line in listed.splitlines() if str(clone) in line]


def test_it_starts_tells_its_address_and_leaves_nothing_behind(clone: Path) -> None:
    with running(clone, FIRST_START) as (address, _):
        assert urllib.request.urlopen(f"{address}/accounts/login/").status == 200
        assert _processes_of(clone)
        assert f"The portal is at {address}" in (clone / "said").read_text()
        _until_its_work_goes_round(clone)
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
