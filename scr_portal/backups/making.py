"""Makes a backup while the portal goes on: the database at one moment, then the files that its rows name."""

import io
import subprocess
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from django.conf import settings
from django.utils import timezone

from scr_portal import timetable
from scr_portal.backups import BackupError, archive, database, programs
from scr_portal.backups.archive import Archive
from scr_portal.backups.manifest import NAME, Digested, Manifest
from scr_portal.documents.storage import store
from scr_portal.documents.verifying import digest
from scr_portal.sealing import DamagedError

PART = 8 * 1024 * 1024
DUMP = ["--format=custom", "--no-owner", "--no-privileges"]
FAILED = "The dump of the database failed. Has OWNER_DATABASE_URL a superuser, or a role with BYPASSRLS?"
TASK = "backup"


@dataclass(frozen=True)
class Made:
    """A backup that has been written."""

    place: Path
    size: int
    manifest: Manifest


def make(place: Path) -> Made:
    """Write a backup to `place`, whole or not at all; raises BackupError. A good one sets the age in `status`."""
    if not settings.PORTAL_BACKUP_KEY.strip():
        raise BackupError("Set PORTAL_BACKUP_KEY, the public part of a key made by `manage.py backup_key`.")
    if place.exists():
        raise BackupError(f"{place} is there already.")
    anchors = sorted(Path(settings.ANCHOR_DIR).glob("anchor-*.json"))  # one of later knows more than the dump
    with archive.writing(place, settings.PORTAL_BACKUP_KEY) as into, database.moment() as (link, snapshot):
        manifest = Manifest(timezone.now().isoformat(timespec="seconds"), database.tables(link))
        _add_database(into, manifest, snapshot, database.version(link))
        for name, sha256 in database.files(link):
            _add_file(into, manifest, name, sha256)
        for path in anchors:
            _add_anchor(into, manifest, path)
        content = manifest.written()
        into.add(NAME, len(content), io.BytesIO(content))
    if not manifest.lacking:
        timetable.ended(TASK)
    return Made(place, place.stat().st_size, manifest)


def _add_database(into: Archive, manifest: Manifest, snapshot: str, server: int) -> None:
    """In parts, since a member's size stands before it and the dump must lie nowhere plain."""
    command = [str(programs.program("pg_dump", server)), *DUMP, f"--snapshot={snapshot}"]
    with subprocess.Popen(  # noqa: S603 - our own program
        command, env=programs.environment(database.owner()), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as dump:
        assert dump.stdout  # noqa: S101 - asked for
        for number, part in enumerate(iter(lambda: dump.stdout.read(PART), b""), 1):  # type: ignore[union-attr]
            _add(into, manifest, f"database/{number:06}", len(part), io.BytesIO(part))
    if dump.returncode:
        raise BackupError(FAILED)


def _add_file(into: Archive, manifest: Manifest, name: str, sha256: str) -> None:
    """A file as it opens; one that is not what was kept must not keep the others from being saved."""
    try:
        if sha256 not in ("", digest(name)):
            raise DamagedError("Not the bytes that were kept.")
        _add(into, manifest, f"files/{name}", store().size(name), store().open(name))
    except (DamagedError, FileNotFoundError):
        manifest.lacking.append(name)


def _add_anchor(into: Archive, manifest: Manifest, path: Path) -> None:
    """An anchor; those of hours of two days ago may go meanwhile."""
    with suppress(FileNotFoundError):
        content = path.read_bytes()
        _add(into, manifest, f"anchors/{path.name}", len(content), io.BytesIO(content))


def _add(into: Archive, manifest: Manifest, name: str, size: int, content: IO[bytes]) -> None:
    with content:
        digested = Digested(content)
        into.add(name, size, io.BufferedReader(digested))
        manifest.members[name] = digested.digest()
