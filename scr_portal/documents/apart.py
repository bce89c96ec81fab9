"""Opens files from outside, and prints, in a process of its own, with limits and without the portal's secrets."""

import os
import select
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import IO

READERS = Path(__file__).parent / "readers"


class UnreadableError(Exception):
    """The reader failed on the file, or ran into its limits."""


def run(
    reader: str, *arguments: str | IO[bytes], memory: int, seconds: int, disk: int = 64, folder: Path = READERS
) -> bytes:
    """What `<reader>.py` of the folder prints, given so much memory and disk (MiB) and time (seconds).

    An open file among the arguments is given as a path. Raises UnreadableError. What a reader complains of is
    dropped: it may quote the file.
    """
    limits = (str(memory), str(seconds), str(disk))
    files = [argument.fileno() for argument in arguments if not isinstance(argument, str)]
    words = [given if isinstance(given, str) else f"/proc/self/fd/{given.fileno()}" for given in arguments]
    command = [sys.executable, "-I", str(READERS / "limited.py"), *limits, str(folder / f"{reader}.py"), *words]
    with tempfile.TemporaryFile() as printed:
        try:
            with subprocess.Popen(  # noqa: S603 - our own program, and never a name that came from outside
                command, stdin=subprocess.DEVNULL, stdout=printed, stderr=subprocess.DEVNULL,
                pass_fds=files, env={"LANG": "C.UTF-8"}, cwd="/",
            ) as process:  # fmt: skip
                _end(process, seconds * 2)
        except OSError as error:
            raise UnreadableError(f"The reader “{reader}” could not be started.") from error
        if process.returncode:
            raise UnreadableError(f"The reader “{reader}” could not read the file.")
        printed.seek(0)
        return printed.read()


def _end(process: subprocess.Popen[bytes], seconds: int) -> None:
    """Wait so long and then kill it. It is seen at once when it ends: `wait` with a limit looks every 50 ms."""
    ended = select.poll()
    watched = os.pidfd_open(process.pid)
    try:
        ended.register(watched, select.POLLIN)
        if not ended.poll(seconds * 1000):
            process.kill()
    finally:
        os.close(watched)
