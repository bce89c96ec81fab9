"""A review with two agencies, their people and the panel; files are kept in a folder of each test's own."""

from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.utils import timezone

from panels.imrs import transitions
from panels.imrs.models import Imr
from reviews.models import Review
from scr_portal.accounts import Agency, User
from scr_portal.documents.uploads import PDF, Checked
from scr_portal.roles import Audience, Role
from tests import build, build_review
from tests.documents import files
from tests.documents.conftest import store

__all__ = ["Scene", "a_file", "scene", "staffed", "store"]


@dataclass
class Scene:
    """The people round one review."""

    review: Review
    police: Agency
    health: Agency
    officer: User
    panel_chair: User
    member: User
    author: User
    senior: User
    other_senior: User

    def asked(self, agency: Agency | None = None) -> Imr:
        """An IMR that was asked of the police, or of `agency`."""
        imr = Imr(casefile=self.review.casefile, audience=Audience.PANEL)
        today = timezone.localdate()
        due_on = today + timedelta(days=30)
        return transitions.commission.run(
            imr, self.officer, agency=agency or self.police, commissioned_on=today, due_on=due_on
        )

    def named(self) -> Imr:
        """An IMR whose author is named, and has not answered the declaration."""
        return transitions.name_author.run(
            self.asked(), self.senior, email=self.author.email, name="", position="Detective inspector",
            directly_concerned=False, immediate_manager=False,
        )  # fmt: skip

    def with_author(self) -> Imr:
        """An IMR whose author has begun."""
        imr = self.named()
        build_review.declares(imr.author)
        return Imr.objects.get(pk=imr.pk)

    def handed_in(self, imr: Imr | None = None) -> Imr:
        """An IMR that waits for the signature."""
        return transitions.hand_in.run(imr or self.with_author(), self.author, file=a_file())

    def submitted(self, imr: Imr | None = None) -> Imr:
        """An IMR before the SCR panel chair."""
        signed = transitions.sign.run(self.handed_in(imr), self.senior)
        return transitions.submit.run(signed, self.senior)

    def accepted(self) -> Imr:
        """An IMR that was accepted and is not shared yet."""
        return transitions.accept.run(self.submitted(), self.panel_chair)


def a_file(*lines: str) -> Checked:
    """A small PDF, as it is once it was checked: test_uploads.py checks."""
    return Checked(SimpleUploadedFile("imr.pdf", files.pdf(*lines)), PDF)


@pytest.fixture
def scene(db: None) -> Scene:
    """One for a test whose database is rolled back."""
    return staffed()


@transaction.atomic  # with the event of the case that is built in it
def staffed() -> Scene:
    """A review with police and health on it, each with a senior officer."""
    board = build.board()
    police, health = build.agency(board, name="Northshire Police"), build.agency(board, Agency.Discipline.HEALTH)
    review = build_review.review(board, agencies=(police, health))
    return Scene(
        review, police, health, build.member(Role.OFFICER, board),
        build_review.appointed(review, Role.PANEL_CHAIR), build_review.appointed(review, Role.PANEL_MEMBER),
        build.user("Inspector Wren"), build.member(Role.SENIOR, police), build.member(Role.SENIOR, health),
    )  # fmt: skip
