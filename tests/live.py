"""The portal as Procfile starts it, on a database of its own, with a mail server beside it."""

import logging
import os
import shlex
import signal
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass, field
from datetime import date
from email.message import Message
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message as MessageHandler
from pytest_django import DjangoDbBlocker

from bin.places import ROOT, VENV
from bin.servers import Servers
from tests import databases

READY_LIMIT = 60  # seconds
STOP_LIMIT = 15  # seconds
PROCFILE = dict(line.split(": ", 1) for line in (ROOT / "Procfile").read_text().splitlines())


@dataclass
class Mailbox(MessageHandler):
    """What a real mail server took in."""

    received: list[Message] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_message(self, message: Message) -> None:
        """Keep it."""
        self.received.append(message)


@dataclass
class Portal:
    """The running portal: `url` to visit, processes to kill and start again by their names in Procfile."""

    url: str
    name: str
    environment: dict[str, str]
    log: Path
    mailbox: Mailbox
    processes: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    def start(self, *names: str) -> None:
        """Start these processes, or all."""
        for name in names or PROCFILE:
            with self.log.open("ab") as log:
                self.processes[name] = subprocess.Popen(
                    ["sh", "-c", PROCFILE[name]],
                    cwd=ROOT,
                    env=self.environment,
                    stdout=log,
                    stderr=log,
                    start_new_session=True,
                )

    def stop(self, *names: str, how: signal.Signals = signal.SIGTERM) -> None:
        """Stop these processes, or all; SIGKILL takes their children with them."""
        ending = [self.processes.pop(name) for name in names or list(self.processes)]
        for process in ending:
            if how == signal.SIGKILL:
                os.killpg(process.pid, how)
            else:
                process.send_signal(how)
        for process in ending:
            process.wait(STOP_LIMIT)

    def wait_until_ready(self) -> None:
        """Until database, broker and web answer."""
        until = time.monotonic() + READY_LIMIT
        while True:
            try:
                urllib.request.urlopen(f"{self.url}/health/ready", timeout=5).close()
            except OSError as error:
                if time.monotonic() > until:
                    raise AssertionError(f"The portal is not ready: {error}\n{self.log.read_text()}") from error
                time.sleep(0.1)
            else:
                return

    def turn_to(self, day: date | None) -> None:
        """Stop, and start again on another day at ten in the morning, or today (tests/settings.py)."""
        self.stop()
        self.environment["PORTAL_DAY"] = day.isoformat() if day else ""
        Path(self.environment["PORTAL_VAR_DIR"], "beat").unlink(missing_ok=True)  # it remembers later days
        self.start()
        self.wait_until_ready()

    def manage(self, command: str) -> str:
        """Run `manage.py` beside it; gives what it printed."""
        manage = [str(VENV / "bin" / "python"), "manage.py", *shlex.split(command)]
        done = subprocess.run(manage, cwd=ROOT, env=self.environment, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def database(self) -> AbstractContextManager[None]:
        """Let the test itself read and write the portal's database."""
        return databases.using(self.name)


@pytest.fixture(scope="session")
def live_portal(
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    worker_id: str,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Portal]:
    """The running portal, one for all tests of this worker."""
    folder = tmp_path_factory.mktemp("portal")
    with django_db_blocker.unblock(), running(f"{worker_id}_live", folder, _broker(worker_id)) as portal:
        yield portal


@contextmanager
def running(database: str, folder: Path, broker: str) -> Iterator[Portal]:
    """A portal on a new database of that name, with its files in `folder`, by the broker at this address."""
    port = free_port()
    logging.getLogger("mail.log").setLevel(logging.WARNING)
    mailbox = Mailbox()
    mail_server = Controller(mailbox, hostname="127.0.0.1", port=free_port())
    mail_server.start()
    with databases.fresh(database) as name:
        environment = os.environ | {
            "DJANGO_SETTINGS_MODULE": "tests.settings",  # passwords hashed here are known there
            "DATABASE_URL": databases.address(name),
            "REDIS_URL": broker,
            "EMAIL_URL": f"smtp://127.0.0.1:{mail_server.port}",
            "PORTAL_ADDRESS": f"http://localhost:{port}",
            "PORTAL_VAR_DIR": str(folder),
            "PORT": str(port),
            "PATH": f"{VENV / 'bin'}{os.pathsep}{os.environ['PATH']}",
        }
        portal = Portal(environment["PORTAL_ADDRESS"], name, environment, folder / "log", mailbox)
        try:
            portal.start()
            portal.wait_until_ready()
            yield portal
        finally:
            portal.stop(how=signal.SIGKILL)
            mail_server.stop()


def _broker(worker_id: str) -> str:
    """A numbered database of our own broker for each worker of xdist, or the one REDIS_URL gives."""
    ours = Servers.of("test").broker
    number = 1 + int(worker_id.removeprefix("gw")) if worker_id != "master" else 1
    return ours.url(number) if os.environ["REDIS_URL"] == ours.url() else os.environ["REDIS_URL"]


def free_port() -> int:
    with closing(socket.create_server(("127.0.0.1", 0))) as door:
        return int(door.getsockname()[1])
