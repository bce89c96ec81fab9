"""`make run` when it cannot start."""

import os
import socket
import subprocess

from bin.places import ROOT


def test_a_port_in_use_is_said_in_one_line() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = subprocess.run(
            [ROOT / "bin" / "launcher", "run"], env=os.environ | {"PORT": str(port)}, capture_output=True, text=True
        )
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr == (
        f"Port {port} is in use: stop what listens there, or choose another: make run PORT={port + 1}\n"
    )
