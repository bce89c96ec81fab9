"""Opens files from outside in a process of its own, with limits and without the portal's secrets."""

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import IO

READERS = Path(__file__).parent / "readers"


class UnreadableError(Exception):
    """The reader failed on the file, or ran into its limits."""


def run(reader: str, *arguments: str | IO[bytes], memory: int, seconds: int, disk: int = 64) -> bytes:
    """What `readers/<reader>.py` prints, given so much memory and disk (MiB) and time (seconds).

    An open file among the arguments is given as a path. Raises UnreadableError. What a reader complains of is
    dropped: it may quote the file.
    """
    limits = (str(memory), str(seconds), str(disk))
    files = [argument.fileno() for argument in arguments if not isinstance(argument, str)]
    words = [given if isinstance(given, str) else f"/proc/self/fd/{given.fileno()}" for given in arguments]
    command = [sys.executable, "-I", str(READERS / "limited.py"), *limits, str(READERS / f"{reader}.py"), *words]
    with tempfile.TemporaryFile() as printed:
        try:
            subprocess.run(  # noqa: S603 - our own program, and never a name that came from outside
                command, stdin=subprocess.DEVNULL, stdout=printed, stderr=subprocess.DEVNULL,
                pass_fds=files, env={"LANG": "C.UTF-8"}, cwd="/", timeout=seconds * 2, check=True,
            )  # fmt: skip
        except (subprocess.SubprocessError, OSError) as error:
            raise UnreadableError(f"The reader “{reader}” could not read the file.") from error
        printed.seek(0)
        return printed.read()
