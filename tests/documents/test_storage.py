"""The store: sealed, whole or not there, and nothing left plain behind a process that was killed."""

import json
import os
import signal
import time
from contextlib import suppress
from io import StringIO
from pathlib import Path
from typing import IO

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from pytest_django import Settings

from scr_portal.accounts import User
from scr_portal.casefiles import CaseFile
from scr_portal.documents import keyring, plain, storage
from scr_portal.documents.checks import files_can_be_opened
from scr_portal.sealing import DamagedError, FileKeys, UnknownKeyError, rewrap
from tests.documents.conftest import kept
from tests.programs import program

READING = """
from time import sleep
from scr_portal.documents import plain
with plain.folder() as folder:
    print(folder, flush=True)
    sleep(60)
"""
OLD, NEW = "0d" * 32, "1e" * 32


def command(*arguments: str) -> dict[str, object]:
    """What a command prints for machines."""
    said = StringIO()
    with suppress(CommandError):
        call_command(*arguments, "--json", stdout=said)
    found: dict[str, object] = json.loads(said.getvalue())
    return found


@pytest.fixture
def old_key(settings: Settings) -> None:
    """Files are sealed with the old key."""
    settings.PORTAL_FILE_KEYS = OLD


@pytest.mark.usefixtures("db", "old_key")
def test_after_rotation_the_new_key_alone_opens_everything(store: Path, settings: Settings) -> None:
    for name in ("one", "two"):
        default_storage.save(name, ContentFile(name.encode()))
    (store / "three").write_bytes(b"plain from before")
    settings.PORTAL_FILE_KEYS = f"{NEW}\n{OLD}\n"
    assert keyring.counted() == {"older_key": 2, "plain": 1}
    counts = command("rotate_file_keys")
    assert (counts["done"], counts["plain"], counts["ready"]) == (2, 1, 0)
    settings.PORTAL_FILE_KEYS = NEW
    assert {default_storage.open(name).read() for name in ("one", "two", "three")} == {
        b"one", b"two", b"plain from before",
    }  # fmt: skip
    assert keyring.counted() == {"first_key": 3}
    assert command("rotate_file_keys")["ready"] == 3


@pytest.mark.usefixtures("db", "old_key")
def test_rotation_never_puts_an_older_file_in_the_place_of_a_newer(
    store: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    default_storage.save("one", ContentFile(b"older"))
    settings.PORTAL_FILE_KEYS = f"{NEW} {OLD}"

    def overtaken(sealed: IO[bytes], into: IO[bytes], keys: FileKeys, name: str) -> None:
        rewrap(sealed, into, keys, name)
        default_storage.save("one", ContentFile(b"newer"))

    monkeypatch.setattr(keyring, "rewrap", overtaken)
    keyring.rotate()
    assert default_storage.open("one").read() == b"newer"
    assert [file.name for file in store.iterdir()] == ["one"]


@pytest.mark.usefixtures("db", "old_key")
def test_a_lost_key_is_noticed_before_anything_starts(store: Path, settings: Settings) -> None:
    assert list(files_can_be_opened()) == []
    default_storage.save("one", ContentFile(b"content"))
    settings.PORTAL_FILE_KEYS = NEW
    (error,) = files_can_be_opened()
    assert error.id == "portal.E005"
    assert "not among PORTAL_FILE_KEYS" in error.msg
    assert keyring.counted() == {"not_at_hand": 1}
    assert command("rotate_file_keys")["key_not_at_hand"] == 1
    with pytest.raises(UnknownKeyError):
        default_storage.open("one")
    settings.PORTAL_FILE_KEYS = ""
    assert [error.id for error in files_can_be_opened()] == ["portal.E004"]


def test_a_second_attempt_takes_the_place_of_the_first(store: Path) -> None:
    default_storage.save("one", ContentFile(b"first"))
    reader = default_storage.open("one")
    default_storage.save("one", ContentFile(b"second"))
    assert reader.read() == b"first"  # who has it open reads it to its end
    assert default_storage.open("one").read() == b"second"
    assert default_storage.size("one") == 6
    assert len(list(store.iterdir())) == 1


def test_a_write_that_fails_leaves_what_was_there(store: Path) -> None:
    class Broken(ContentFile[bytes]):
        def chunks(self, chunk_size: int | None = None) -> object:  # type: ignore[override]
            yield b"half"
            raise OSError("The disk is full.")

    default_storage.save("one", ContentFile(b"whole"))
    with pytest.raises(OSError, match="full"):
        default_storage.save("one", Broken(b"other"))
    assert default_storage.open("one").read() == b"whole"
    assert len(list(store.iterdir())) == 1


def test_what_a_killed_process_left_half_written_is_swept_later(store: Path) -> None:
    default_storage.save("one", ContentFile(b"whole"))
    left = [store / f"{storage.UNFINISHED}{name}" for name in ("now", "long-ago")]
    for each in left:
        each.touch()
    os.utime(left[1], (0, time.time() - 2 * storage.LONGEST_WRITE))
    storage.store().sweep()
    assert {file.name for file in store.iterdir()} == {"one", left[0].name}
    assert list(storage.store().names()) == ["one"]


def test_a_folder_of_a_killed_process_is_swept_and_one_in_use_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    reader = program(READING, "none", TMPDIR=str(tmp_path))
    assert reader.stdout
    made = Path(reader.stdout.readline().strip())
    (made / "1.txt").write_text("What a page says.")
    os.utime(made, (0, time.time() - 2 * plain.JUST_MADE))
    plain.sweep()
    assert made.exists()
    reader.send_signal(signal.SIGKILL)
    reader.wait()
    plain.sweep()
    assert not made.exists()


def test_verify_files_says_of_each_file_what_is_wrong(casefile: CaseFile, officer: User, store: Path) -> None:
    good, missing, damaged, other = (kept(casefile, officer) for _ in range(4))
    assert command("verify_files")["good"] == 4
    (store / missing.stored_as).unlink()
    raw = bytearray((store / damaged.stored_as).read_bytes())
    raw[-1] ^= 1
    (store / damaged.stored_as).write_bytes(raw)
    default_storage.save(other.stored_as, ContentFile(b"sealed, but not what was kept"))
    default_storage.save("stray", ContentFile(b"of no row"))
    assert command("verify_files") == {
        "good": 1, "missing": [missing.stored_as], "damaged": [damaged.stored_as, other.stored_as],
        "key_not_at_hand": [], "not_asked_for": ["stray"],
    }  # fmt: skip
    with pytest.raises(DamagedError), default_storage.open(damaged.stored_as) as file:
        file.read()
    assert default_storage.open(good.stored_as).read()
