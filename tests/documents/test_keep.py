"""What is kept stays as it came, readable by nobody else, and goes again when the step fails."""

from pathlib import Path

import pytest
from django.db import transaction

from scr_portal.accounts import User
from scr_portal.casefiles import CaseFile
from scr_portal.documents.store import nothing_left_behind, read
from scr_portal.jobs import Job
from tests.documents import files
from tests.documents.conftest import kept


def test_a_file_is_kept_as_it_came_under_a_random_name(casefile: CaseFile, officer: User, store: Path) -> None:
    content = files.pdf()
    document = kept(casefile, officer, content)
    (file,) = store.iterdir()
    assert content[:16] not in file.read_bytes()
    assert file.name == document.stored_as
    assert file.stat().st_mode & 0o777 == 0o600
    assert document.download_name == f"{casefile.reference}-imr.pdf"
    with read(document, by=officer) as opened:
        assert opened.read() == content


def test_a_step_that_fails_leaves_no_file(casefile: CaseFile, officer: User, store: Path) -> None:
    def fail() -> None:
        with nothing_left_behind(), transaction.atomic():
            kept(casefile, officer)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert list(store.iterdir()) == []
    assert not Job.objects.exists()


def test_what_no_reader_knows_waits_for_nobody(casefile: CaseFile, officer: User) -> None:
    assert kept(casefile, officer, b"a,b\n", "csv").reading == "none"
    assert not Job.objects.exists()
