"""A review with two agencies, and the people who have to do with their chronologies."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from pytest_django import Settings

from panels.chronologies import transitions
from panels.chronologies.models import Chronology
from panels.chronologies.tables import Table, TableField
from reviews.models import Review
from scr_portal.accounts import Agency, User
from scr_portal.casefiles import CaseFile
from scr_portal.roles import Role
from tests import build, build_review
from tests.panels.chronologies import tables


@pytest.fixture(autouse=True)
def store(tmp_path: Path, settings: Settings) -> Path:
    """The folder in which documents are kept during this test."""
    folder = tmp_path / "documents"
    default = settings.STORAGES["default"]
    settings.STORAGES = settings.STORAGES | {"default": default | {"OPTIONS": {"location": folder, "base_url": None}}}
    return folder


@dataclass
class Scene:
    """The review, its agencies, and one person of each kind."""

    review: Review
    police: Agency
    health: Agency
    officer: User
    panel_chair: User
    senior: User
    senior_of_health: User

    @property
    def casefile(self) -> CaseFile:
        """The case of the review."""
        return self.review.casefile

    def blank(self, agency: Agency) -> Chronology:
        """A chronology of the agency that is still to be read."""
        return Chronology(casefile=self.casefile, agency=agency, review=self.review)

    def read(self, agency: Agency, by: User, *rows: list[str]) -> Chronology:
        """A chronology of the agency, read from a CSV file."""
        table = table_in(tables.as_csv(list(rows) or None))
        return transitions.read.run(self.blank(agency), by, table=table)

    def merged(self) -> list[Chronology]:
        """The chronologies of both agencies, read, confirmed and merged."""
        police = self.read(self.police, self.senior, ["3/4/2010", "9:30", "=We called.", "@log"])
        health = self.read(
            self.health, self.senior_of_health,
            ["3/4/2010", "9:30", "Police called.", "Notes"], ["5/4/2010", "", "Seen.", ""],
        )  # fmt: skip
        found = [
            transitions.confirm.run(police, self.senior),
            transitions.confirm.run(health, self.senior_of_health),
        ]
        return [transitions.merge.run(one, self.officer, why_incomplete="") for one in found]


def table_in(content: bytes) -> Table:
    """What the field makes of a file."""
    table = TableField(label="Table").clean(SimpleUploadedFile("chronology", content))
    assert table
    return table


@pytest.fixture
def scene(db: None) -> Scene:
    """A review under way with two agencies."""
    board = build.board()
    police, health = build.agency(board, name="Police of the county"), build.agency(board, "health", "Health trust")
    review = build_review.review(board, agencies=(police, health))
    return Scene(
        review, police, health, build.member(Role.OFFICER, board), build_review.appointed(review, Role.PANEL_CHAIR),
        build.member(Role.SENIOR, police), build.member(Role.SENIOR, health),
    )  # fmt: skip
