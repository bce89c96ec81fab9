"""Starts a reader that gets so much memory (MiB), processor time (seconds) and disk (MiB a file), and no more."""

import resource
import runpy
import sys
from pathlib import Path

MEBIBYTE = 1024 * 1024


def main() -> None:
    """Set the limits of this process for good, then become the reader."""
    memory, seconds, disk = (int(argument) for argument in sys.argv[1:4])
    resource.setrlimit(resource.RLIMIT_AS, (memory * MEBIBYTE, memory * MEBIBYTE))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_FSIZE, (disk * MEBIBYTE, disk * MEBIBYTE))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sys.argv = sys.argv[4:]
    sys.path.append(str(Path(sys.argv[0]).parent))  # behind all others: some readers are called as parts of Python are
    runpy.run_path(sys.argv[0], run_name="__main__")


if __name__ == "__main__":
    main()
