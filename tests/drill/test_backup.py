"""Everything comes back from a backup that was made while people worked, or nothing does."""

import json
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import override_settings
from pytest_django import Settings

from scr_portal import audit
from scr_portal.backups import database
from scr_portal.casefiles import CaseFile
from scr_portal.documents.models import Document, Page
from scr_portal.timetable import age
from tests import databases
from tests.drill.disks import small_disk
from tests.programs import program
from tests.world import World, documents_in

WORKING = """
from itertools import count
from scr_portal import walls
from tests.referrals.case import Place
from tests.build import told
from tests.documents.conftest import kept
with walls.portal():
    place = Place()
    for number in count():
        case = place.recommended(label=f"Backed up {number}").casefile
        with told(case):
            kept(case, place.officer)
        print(case.pk, flush=True)
"""
AT_WORK = 3  # cases received while the backup is made


@pytest.fixture
def key(tmp_path: Path, settings: Settings) -> Path:
    """The secret part of a key, whose public part the portal has."""
    place = tmp_path / "key"
    call_command("backup_key", place, stdout=StringIO())
    settings.PORTAL_BACKUP_KEY = Path(f"{place}.pub").read_text()
    return place


@pytest.fixture
def anchors(own_world: World, tmp_path: Path, settings: Settings) -> Path:
    """The folder of the anchors of the world, with one of this hour and one of today."""
    settings.ANCHOR_DIR = tmp_path / "anchors"
    call_command("anchor", stdout=StringIO())
    return tmp_path / "anchors"


@pytest.fixture
def backup(anchors: Path, key: Path, tmp_path: Path) -> Path:
    """A backup of the world, at rest."""
    place = tmp_path / "world.backup"
    call_command("backup", place, stdout=StringIO())
    return place


@contextmanager
def empty_machine(folder: Path) -> Iterator[None]:
    """A database with nothing in it and a store that is not there."""
    with (
        databases.fresh("empty", of="template1") as name,
        databases.using(name),
        documents_in(folder / "documents"),
        override_settings(ANCHOR_DIR=folder / "anchors"),
    ):
        yield


@contextmanager
def people_at_work(database: str, store: str) -> Iterator["subprocess.Popen[str]"]:
    """Somebody takes steps and keeps files all the time; given once the first are done."""
    code = (
        f"from django.conf import settings\nsettings.STORAGES['default']['OPTIONS']['location'] = {store!r}\n{WORKING}"
    )
    worker = program(code, database)
    try:
        wait_for_case(worker)
        yield worker
    finally:
        worker.kill()
        worker.wait()


def wait_for_case(worker: "subprocess.Popen[str]") -> None:
    """Until the next case is in the database and its file in the store."""
    assert worker.stdout
    for line in worker.stdout:
        if line.strip().isdigit():
            return
    raise AssertionError("The worker ended.")


def rows() -> dict[str, list[str]]:
    """Every row of every table as text: this is another way of comparing than the one of the backup itself."""
    found = {}
    with connection.cursor() as cursor:
        for table in sorted(connection.introspection.table_names(cursor)):
            cursor.execute(f'SELECT t::text FROM "{table}" t ORDER BY 1')
            found[table] = [row for (row,) in cursor.fetchall()]
    return found


def contents() -> dict[str, bytes]:
    """Every file that a row names, as it opens."""
    names = [*Document.objects.values_list("stored_as", flat=True), *Page.objects.values_list("stored_as", flat=True)]
    return {name: default_storage.open(name).read() for name in names if name}


def restore(place: Path, key: Path) -> str:
    """What the command says."""
    said = StringIO()
    call_command("restore", place, "--key", key, stdout=said)
    return said.getvalue()


def test_everything_comes_back(backup: Path, key: Path, tmp_path: Path) -> None:
    before, files = rows(), contents()
    broken = {case.pk: audit.broken(case) for case in CaseFile.objects.all()}
    before.pop("scr_portal_lastrun")  # it tells of the backup itself, which was not over when it was made
    with empty_machine(tmp_path / "new"):
        assert "every chain whole" in restore(backup, key)
        after = rows()
        after.pop("scr_portal_lastrun")
        assert after == before
        assert contents() == files
        assert {case.pk: audit.broken(case) for case in CaseFile.objects.all()} == broken
        assert len(files) > 20
        assert not any(broken.values())
        raw = [file.read_bytes() for file in (tmp_path / "new" / "documents").iterdir()]
        assert not any(content[:16] in sealed for content in files.values() for sealed in raw)


def test_a_backup_is_of_one_moment_while_people_work(own_world: World, key: Path, tmp_path: Path) -> None:
    place, cases = tmp_path / "busy.backup", CaseFile.objects.count()
    with people_at_work(str(connection.settings_dict["NAME"]), default_storage.path("")) as worker:
        call_command("backup", place, stdout=StringIO())
        for _ in range(AT_WORK):
            wait_for_case(worker)
    later = CaseFile.objects.count()
    with empty_machine(tmp_path / "new"):
        assert "every chain whole" in restore(place, key)
        assert cases < CaseFile.objects.count() < later
        known = set(CaseFile.objects.values_list("pk", flat=True))
        assert set(Document.objects.values_list("casefile_id", flat=True)) <= known
        assert contents()


def test_status_tells_the_age_of_the_last_good_backup(backup: Path) -> None:
    said = StringIO()
    call_command("status", "--json", stdout=said)
    assert 0 <= json.loads(said.getvalue())["backup_age_seconds"] < 600


def test_another_key_opens_nothing(backup: Path, tmp_path: Path) -> None:
    call_command("backup_key", tmp_path / "other", stdout=StringIO())
    with empty_machine(tmp_path / "new"):
        refused(backup, tmp_path / "other", "This key does not open the backup")
        assert_untouched(tmp_path / "new")


@pytest.mark.parametrize("where", [0.001, 0.5, 0.999])
@pytest.mark.parametrize("how", ["flipped", "cut"])
def test_a_damaged_backup_restores_nothing(backup: Path, key: Path, tmp_path: Path, where: float, how: str) -> None:
    raw = bytearray(backup.read_bytes())
    at = 300 + int((len(raw) - 300) * where)
    if how == "cut":
        del raw[at:]
    else:
        raw[at] ^= 1
    backup.write_bytes(raw)
    with empty_machine(tmp_path / "new"):
        refused(backup, key, "damaged or was cut off")
        assert_untouched(tmp_path / "new")


def test_what_came_back_otherwise_than_it_was_saved_is_told(
    own_world: World, key: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The backup says of a table that it had other rows than the dump brings back."""
    table, of_all = f"public.{Document._meta.db_table}", database.tables
    with monkeypatch.context() as patched:
        patched.setattr(database, "tables", lambda link: of_all(link) | {table: ["1", "2"]})
        call_command("backup", tmp_path / "b", stdout=StringIO())
    with empty_machine(tmp_path / "new"):
        refused(tmp_path / "b", key, f"These tables are not as they were: {table}")
        assert not (tmp_path / "new" / "documents").exists()


def test_what_is_not_empty_is_left_alone(backup: Path, key: Path, tmp_path: Path) -> None:
    before = rows()
    refused(backup, key, "The database is not empty")
    assert rows() == before
    with empty_machine(tmp_path / "new"):
        (tmp_path / "new" / "documents").mkdir(parents=True)
        (tmp_path / "new" / "documents" / "something").write_text("of somebody else")
        refused(backup, key, "is not empty")
        assert not connection.introspection.table_names()


def test_a_restore_that_is_killed_leaves_the_database_empty(backup: Path, key: Path, tmp_path: Path) -> None:
    with empty_machine(tmp_path / "new"):
        store = str(tmp_path / "new" / "documents")
        restoring = program(RESTORING.format(store=store, place=str(backup), key=str(key)), _name())
        time.sleep(0.2)
        for _ in range(300):
            if list((tmp_path / "new").glob("documents.restoring/*")) or restoring.poll() is not None:
                break
            time.sleep(0.02)
        restoring.kill()
        restoring.wait()
        time.sleep(1)  # the server notices that nobody is there
        assert not connection.introspection.table_names()
        assert not (tmp_path / "new" / "documents").exists()
        assert "every chain whole" in restore(backup, key)


def test_a_full_disk_leaves_no_backup(own_world: World, key: Path, tmp_path: Path) -> None:
    with small_disk(tmp_path / "small", "64k") as folder:
        with pytest.raises(CommandError, match="No space left"):
            call_command("backup", folder / "b", stdout=StringIO())
        assert list(folder.iterdir()) == []
    assert age("backup") is None


def test_a_damaged_file_is_told_and_the_rest_is_saved(own_world: World, key: Path, tmp_path: Path) -> None:
    lost = Document.objects.latest("pk").stored_as
    kept = Path(default_storage.path(lost)).read_bytes()
    Path(default_storage.path(lost)).write_bytes(kept[:-1])
    try:
        with pytest.raises(CommandError, match="1 files are not as they were kept"):
            call_command("backup", tmp_path / "b", stdout=StringIO())
        assert age("backup") is None
        with empty_machine(tmp_path / "new"):
            with pytest.raises(CommandError, match="verify_files"):
                restore(tmp_path / "b", key)
            assert lost not in {file.name for file in (tmp_path / "new" / "documents").iterdir()}
    finally:
        Path(default_storage.path(lost)).write_bytes(kept)


RESTORING = """
from django.conf import settings
settings.STORAGES['default']['OPTIONS']['location'] = {store!r}
from django.core.management import call_command
call_command("restore", {place!r}, "--key", {key!r})
"""


def _name() -> str:
    return str(connection.settings_dict["NAME"])


def refused(place: Path, key: Path, why: str) -> None:
    """The command ends with this sentence."""
    with pytest.raises(CommandError, match=why):
        restore(place, key)


def assert_untouched(folder: Path) -> None:
    """Nothing has come into the database or the store."""
    assert not connection.introspection.table_names()
    assert not folder.exists() or list(folder.iterdir()) == []
