"""What `make run` does once everything is installed: servers, tables, sample cases, then all processes."""

import argparse
import fcntl
import os
import secrets
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TextIO

from bin.places import ROOT, VAR, VENV, TroubleError
from bin.servers import Servers
from bin.setup import stamps

ADDRESS = "127.0.0.1"
STOPPING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
MIGRATED = (
    "*/migrations/*.py",
    "*/**/models.py",
    "scr_portal/walls/*.py",
    "scr_portal/audit/guards.*",
    "scr_portal/guidance/*.py",
    "scr_portal/roles.py",
)
READY_LIMIT = 60  # seconds until the first page


def main(arguments: list[str]) -> int:
    """Do what the command line asks; returns the exit code, having said a trouble in a line."""
    parser = argparse.ArgumentParser(prog="bin/launcher", description="Start the portal in this folder.")
    commands = parser.add_subparsers(dest="what", required=True)
    commands.add_parser("run", help="web, worker and beat with sample cases, until Ctrl-C")
    for name, servers in (("with", "the portal's own"), ("test", "the tests'")):
        beside = commands.add_parser(name, help=f"run a command beside {servers} servers")
        beside.add_argument("command", nargs=argparse.REMAINDER)
    asked = parser.parse_args(arguments)
    for each in STOPPING:
        signal.signal(each, _interrupt)
    try:
        return run() if asked.what == "run" else beside_servers(asked.what, asked.command)
    except TroubleError as trouble:
        print(trouble, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 0 if asked.what == "run" else 130


def run() -> int:
    """Run the portal in demonstration mode until it is told to stop."""
    port = int(os.environ.get("PORT", "8000"))
    _refuse_taken(port)
    key_is_new = not (VAR / "file-keys").exists()
    environment = settings(port)
    servers = Servers.of("run")
    with _only_one(), servers.started(environment):
        _migrate(environment, servers)
        if key_is_new:
            _manage(environment, "rotate_file_keys", "--verbosity=0")  # seals what lay plain before there were keys
        _demonstrate(environment, servers)
        threading.Thread(target=_announce, args=(port,), daemon=True).start()
        return _until_ended([str(VENV / "bin" / "honcho"), "start"], environment)


def beside_servers(name: str, command: list[str]) -> int:
    """Run one command with the servers and the settings of `run`, or those of the tests."""
    environment = settings(int(os.environ.get("PORT", "8000"))) if name == "with" else dict(os.environ)
    with Servers.of("run" if name == "with" else "test").started(environment):
        return _until_ended(command, environment)


def settings(port: int) -> dict[str, str]:
    """The environment of the demonstration; what is set already stays."""
    ours = {}
    for name, make in (("SECRET_KEY", secrets.token_urlsafe), ("PORTAL_FILE_KEYS", secrets.token_hex)):
        if name not in os.environ:
            ours[f"{name}_FILE"] = str(_kept(name.removeprefix("PORTAL_").lower().replace("_", "-"), make))
    ours |= {
        "PORTAL_DEMO": "1",
        "PORTAL_ADDRESS": f"http://localhost:{port}",
        "PORT": str(port),
        "WEB_PORT": str(port),
        "EMAIL_URL": "dummymail://",
        "PYTHONUNBUFFERED": "1",
        "PYTHONWARNINGS": "ignore:You're running the worker with superuser privileges",
    }
    path = f"{VENV / 'bin'}{os.pathsep}{os.environ.get('PATH', os.defpath)}"
    return ours | dict(os.environ) | {"PATH": path}


def _kept(name: str, make: Callable[[int], str]) -> Path:
    """The file of a secret below `var`, made at the first run."""
    kept = VAR / name
    if not kept.exists():
        VAR.mkdir(parents=True, exist_ok=True)
        with os.fdopen(os.open(kept, os.O_WRONLY | os.O_CREAT, 0o600), "w") as file:
            file.write(make(32))
    return kept


def _refuse_taken(port: int) -> None:
    with socket.socket() as door:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            door.bind((ADDRESS, port))
        except OSError as error:
            line = f"Port {port} is in use: stop what listens there, or choose another: make run PORT={port + 1}"
            raise TroubleError(line) from error


def _only_one() -> TextIO:
    held = (VAR / "running").open("w")
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise TroubleError("The portal already runs from this folder: stop that one first.") from error
    return held


def _migrate(environment: dict[str, str], servers: Servers) -> None:
    """Bring the tables and their walls up to date; in a database of our own a stamp tells when they are."""
    stamp = servers.postgres.data / "migrated"
    state = stamps.digest([*sorted(each for sort in MIGRATED for each in ROOT.glob(sort)), VENV / "installed"])
    ours = environment.get("DATABASE_URL") == servers.postgres.url()
    if not ours or not stamps.is_current(stamp, state):
        _manage(environment, "migrate", "--verbosity=0")
        if ours:
            stamps.write(stamp, state)


def _demonstrate(environment: dict[str, str], servers: Servers) -> None:
    """Fill the demonstration and say who can sign in; beside a database of our own a copy says it again."""
    kept = servers.postgres.data / "demonstrated"
    ours = environment.get("DATABASE_URL") == servers.postgres.url()
    if ours and kept.exists():
        print(kept.read_text(), end="", flush=True)
        return
    said: list[str] = []
    _manage(environment, "demo", heard=said)
    if ours:
        stamps.write(kept, "".join(said))


def _manage(environment: dict[str, str], *arguments: str, heard: list[str] | None = None) -> None:
    if _until_ended([str(VENV / "bin" / "python"), "manage.py", *arguments], environment, heard):
        raise TroubleError(f"`manage.py {arguments[0]}` failed: what it said stands above.")


def _until_ended(command: list[str], environment: dict[str, str], heard: list[str] | None = None) -> int:
    """Run a child to its end; when we are told to stop, tell the child and wait for it. What it says can be `heard`."""
    said = None if heard is None else subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=said, text=True) as child:
        try:
            if child.stdout and heard is not None:
                heard.extend(_shown(child.stdout))
            return child.wait()
        except KeyboardInterrupt:
            child.terminate()
            child.wait()
            raise


def _shown(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        print(line, end="", flush=True)
        yield line


def _announce(port: int) -> None:
    until = time.monotonic() + READY_LIMIT
    while time.monotonic() < until:
        try:
            socket.create_connection((ADDRESS, port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            print(f"\nThe portal is at http://localhost:{port} (stop it with Ctrl-C)\n", flush=True)
            return


def _interrupt(*_: object) -> None:
    """Stop once, however often it is asked for: what was started must be stopped."""
    for each in STOPPING:
        signal.signal(each, signal.SIG_IGN)
    raise KeyboardInterrupt
