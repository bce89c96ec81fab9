"""Brings a backup back into an empty database and an empty store, or changes nothing."""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, cast

from django.conf import settings
from django.core.files.base import File

from scr_portal.backups import BackupError, archive, database, programs
from scr_portal.backups.manifest import NAME, Digested, Manifest
from scr_portal.documents.storage import SealedStorage, store

NOT_EMPTY = "{} is not empty. A backup is restored into an empty database and an empty store only."
RESTORE = ["--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges"]


def check(place: Path, identity: str, take: archive.Member | None = None) -> Manifest:
    """Read a backup to its end; raises BackupError unless everything in it is what was put in.

    Everything is given to `take` on the way, when there is one; it may leave it unread.
    """
    seen: dict[str, str] = {}
    manifests: list[Manifest] = []

    def member(name: str, content: IO[bytes]) -> None:
        if name == NAME:
            manifests.append(Manifest.read(content))
            return
        digested = Digested(content)
        if take:
            take(name, cast(IO[bytes], digested))
        while digested.read(1024 * 1024):
            pass
        seen[name] = digested.digest()

    archive.reading(place, identity, member)
    if not manifests or seen != manifests[0].members:
        raise BackupError("The backup is not complete.")
    return manifests[0]


def restore(place: Path, identity: str) -> Manifest:
    """Bring everything back and compare it with what the backup says of itself; raises BackupError.

    The database comes last: `pg_restore` commits as soon as it has read the whole dump.
    """
    with database.now() as link:
        if not database.is_empty(link):
            raise BackupError(NOT_EMPTY.format("The database"))
        server = database.version(link)
    for folder in (Path(store().location), Path(settings.ANCHOR_DIR)):
        if folder.exists() and any(folder.iterdir()):
            raise BackupError(NOT_EMPTY.format(f"The folder {folder}"))
    with _aside() as aside:
        manifest = check(place, identity, aside.take)
        with _database(server) as dump:
            archive.reading(place, identity, lambda name, content: _into(dump, name, content))
        _compare(manifest)
        aside.settle()
    return manifest


@dataclass(frozen=True)
class Aside:
    """Folders beside the real ones, which take their places when everything is well."""

    files: SealedStorage
    anchors: Path

    def take(self, name: str, content: IO[bytes]) -> None:
        """Keep a file or an anchor of the backup."""
        sort, _, rest = name.partition("/")
        if sort == "files":
            self.files.save(rest, File(content))
        elif sort == "anchors":
            self.anchors.mkdir(mode=0o700, exist_ok=True)
            with (self.anchors / Path(rest).name).open("wb") as file:
                shutil.copyfileobj(content, file)

    def settle(self) -> None:
        """Put them where they belong."""
        files, anchors = Path(self.files.location), Path(settings.ANCHOR_DIR)
        for made, place in ((files, Path(store().location)), (self.anchors, anchors)):
            if made.exists():
                made.rename(place)  # which also takes the place of an empty folder


@contextmanager
def _aside() -> Iterator[Aside]:
    files, anchors = Path(f"{store().location}.restoring"), Path(f"{settings.ANCHOR_DIR}.restoring")
    for folder in (files, anchors):
        shutil.rmtree(folder, ignore_errors=True)
    try:
        yield Aside(SealedStorage(location=files), anchors)
    finally:
        for folder in (files, anchors):
            shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _database(server: int) -> Iterator[IO[bytes]]:
    """Where the dump goes: all of it is taken at the end, or nothing."""
    address = database.owner()
    command = [str(programs.program("pg_restore", server)), *RESTORE, f"--dbname={address['database']}"]
    environment = programs.environment(address)
    with subprocess.Popen(  # noqa: S603 - our own program
        command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    ) as restoring:
        assert restoring.stdin  # noqa: S101 - asked for
        assert restoring.stderr  # noqa: S101
        try:
            yield restoring.stdin
        except BrokenPipeError:
            pass  # it says below why it stopped
        except BaseException:
            restoring.kill()  # before the end of the file can look like the end of the dump
            raise
        restoring.stdin.close()
        said = restoring.stderr.read().decode(errors="replace").partition("\n")[0]
    if restoring.returncode:
        raise BackupError(f"The database could not be restored; nothing was changed. {said[:300]}")


def _into(dump: IO[bytes], name: str, content: IO[bytes]) -> None:
    if name.startswith("database/"):
        shutil.copyfileobj(content, dump, 1024 * 1024)


def _compare(manifest: Manifest) -> None:
    """Raises BackupError unless every table has the rows it had, and every file a row names is there."""
    with database.now() as link:
        tables, named = database.tables(link), {name for name, _ in database.files(link)}
    differing = sorted(name for name in {*tables, *manifest.tables} if tables.get(name) != manifest.tables.get(name))
    if differing:
        raise BackupError(f"These tables are not as they were: {', '.join(differing)}. Empty the database; try again.")
    saved = {name.partition("/")[2] for name in manifest.members if name.startswith("files/")}
    if saved != named - set(manifest.lacking):
        raise BackupError("Files are missing that rows name. Empty the database; try again.")
