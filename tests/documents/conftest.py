"""A case with a board's officer, and a store of its own for each test."""

from pathlib import Path

import pytest
from pytest_django import Settings

from scr_portal.accounts import User
from scr_portal.casefiles import CaseFile
from scr_portal.documents import Document, keep
from scr_portal.people import Person
from scr_portal.roles import Audience, Role
from tests import build
from tests.documents import files


@pytest.fixture(autouse=True)
def store(tmp_path: Path, settings: Settings) -> Path:
    """The folder in which documents are kept during this test."""
    folder = tmp_path / "documents"
    default = settings.STORAGES["default"]
    settings.STORAGES = settings.STORAGES | {
        "default": default | {"OPTIONS": default["OPTIONS"] | {"location": folder}}
    }
    return folder


@pytest.fixture
def officer(db: None) -> User:
    """An officer of the case's board."""
    return build.member(Role.OFFICER, build.board())


@pytest.fixture
def casefile(officer: User) -> CaseFile:
    """A case of the officer's board."""
    board = officer.memberships.get().board
    assert board
    return build.casefile(board)


def kept(casefile: CaseFile, by: User, content: bytes = b"", extension: str = "pdf") -> Document:
    """A document of the case as it stands before the worker has seen it."""
    record = Person.objects.create(casefile=casefile, kind=Person.Kind.CHILD, name="Somebody", audience=Audience.OFFICE)
    return keep(
        record, content or files.pdf(), kind="imr", title="The report", content_type="application/pdf",
        extension=extension, by=by,
    )  # fmt: skip
