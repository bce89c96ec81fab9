"""A case with two agencies, and letters about it."""

import io
from typing import Any

import pypdfium2
import pytest
from django.test import Client

from scr_portal import documents
from scr_portal.accounts import User
from scr_portal.casefiles import CaseFile
from scr_portal.documents import Document
from scr_portal.letters import making
from scr_portal.letters.drafting import proposed
from scr_portal.letters.models import Letter
from scr_portal.letters.transitions import compose, finish
from tests.referrals.case import Place

NAME = "Tamsin Applegarth"


@pytest.fixture
def place(db: None) -> Place:
    return Place()


@pytest.fixture
def case(place: Place) -> CaseFile:
    """Referred, with both agencies asked: of the police somebody reads here, of the trust nobody does."""
    return place.receive(agencies=[place.police, place.health], people=PEOPLE).casefile


PEOPLE = [{"kind": "parent", "name": "Perpetua Applegarth", "relationship": "Mother"}]


def fresh(person: User) -> User:
    """The same person at the next request."""
    return User.objects.get(pk=person.pk)


def browser(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


def choice(case: CaseFile, by: User, kind: str, shown: str = "") -> str:
    """The key of the letter of this kind that a list shows under these words."""
    offered = proposed(case, fresh(by))
    return next(key for key, one in offered.items() if key.startswith(f"{kind}:") and shown in one.shown)


def composed(case: CaseFile, by: User, kind: str, shown: str = "") -> Letter:
    """A draft, as the record gives it."""
    return compose.run(Letter(casefile=case), fresh(by), choice=choice(case, by, kind, shown))


def finished(case: CaseFile, by: User, kind: str, shown: str = "") -> Letter:
    """A letter that the worker has laid out."""
    return laid_out(composed(case, by, kind, shown), by)


def laid_out(letter: Letter, by: User) -> Letter:
    """The same, once it is finished and the worker has come."""
    finish.run(letter, fresh(by))
    making.make(letter.pk)
    return stands(letter)


def stands(letter: Letter) -> Letter:
    """The letter as it stands."""
    return Letter.everything.select_related("casefile", "agency", "document").get(pk=letter.pk)


def words(document: Document | None) -> str:
    """The text of a PDF in one line."""
    assert document
    with documents.read(document, by=document.kept_by) as file:
        pages: Any = pypdfium2.PdfDocument(io.BytesIO(file.read()))
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in pages).split())
