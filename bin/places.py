"""Where set-up and start-up keep their things, and the user the database server runs as."""

import hashlib
import os
import pwd
import subprocess
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VAR = Path(os.environ.get("PORTAL_VAR_DIR", ROOT / "var"))
VENV = ROOT / ".venv"
SOCKET_PATH_LIMIT = 107  # bytes, Linux's sockaddr_un


class TroubleError(Exception):
    """What went wrong and what to do about it, in one line for the person at the terminal."""


def server_user() -> pwd.struct_passwd | None:
    """The user PostgreSQL runs as; None is whoever runs this. PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise TroubleError("PostgreSQL does not run as root: make a user named postgres, or run this as another user.")


def as_server_user(command: list[str]) -> subprocess.CompletedProcess[str]:
    """Run a command as the server's user, in a folder that user may read and without PGPORT and the like."""
    user = server_user()
    plain = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
    return subprocess.run(
        command,
        user=user.pw_uid if user else None,
        group=user.pw_gid if user else None,
        extra_groups=[] if user else None,
        env=plain,
        cwd="/",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def reachable(path: Path) -> bool:
    """Whether the server's user can enter the folder."""
    return as_server_user(["test", "-x", str(path)]).returncode == 0


def own(folder: Path) -> Path:
    """Make the folder, private to the server's user; refuse one that somebody else has made there."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    user = server_user()
    uid = user.pw_uid if user else os.geteuid()
    if not folder.exists():
        folder.mkdir(mode=0o700)
        os.chown(folder, uid, -1)
    if folder.is_symlink() or folder.stat().st_uid != uid:
        raise TroubleError(f"{folder} belongs to somebody else: remove it, or run this as the user who made it.")
    return folder


def base(name: str, var: Path) -> Path:
    """The folder of a set of servers: below `var`, or below /var/tmp when their user cannot enter it."""
    var.mkdir(parents=True, exist_ok=True)
    if reachable(var):
        return var / name
    return Path("/var/tmp") / f"scr-portal-{_hash(var)}-{name}"  # noqa: S108 - owner checked by own()


def sockets(folder: Path) -> Path:
    """The folder of the sockets: beside the data, or below the temporary folder when the path is too long."""
    beside = folder / "sockets"
    longest = beside / ".s.PGSQL.5432.lock"
    if len(os.fsencode(longest)) < SOCKET_PATH_LIMIT:
        return beside
    return Path(tempfile.gettempdir()) / f"scr-portal-{_hash(folder)}"


def _hash(path: Path) -> str:
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:12]
