"""Two boards, a case of the one, and what it passes on to the other."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from referrals.models import Referral
from scr_portal import documents
from scr_portal.accounts import User
from scr_portal.casefiles import CaseFile, CaseRecord
from scr_portal.documents import Document
from scr_portal.partners.models import PartnerBoard, PartnerPaper
from scr_portal.partners.transitions import name, send
from tests.build import told
from tests.lifecycle.enclosed import PDF
from tests.referrals.case import Place
from tests.referrals.two_boards import here, there

__all__ = ["here", "there"]

MESSAGE = "Please read the draft terms and say what your area would add."
WHY = "The child lived there until May."


@pytest.fixture
def case(here: Place) -> CaseFile:
    return here.receive(label="Child Q").casefile


def named(case: CaseFile, here: Place, there: Place) -> PartnerBoard:
    """The officer of the board that leads names the other one."""
    new = PartnerBoard(casefile=case)
    return name.run(new, fresh(here.officer), board=there.board, reason=WHY, since=timezone.localdate())


def fresh(person: User) -> User:
    """The same person at the next request."""
    return User.objects.get(pk=person.pk)


def browser(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


def parts(field: str, day: date) -> dict[str, int]:
    """A day as a form asks for it."""
    return {f"{field}-day": day.day, f"{field}-month": day.month, f"{field}-year": day.year}


def paper_of(record: CaseRecord, title: str) -> Document:
    """A file of the case, kept for this row."""
    with told(record.casefile):
        return documents.keep(
            record, PDF, kind="referral", title=title, content_type="application/pdf", extension="pdf",
            by=User.objects.system(),
        )  # fmt: skip


def referral_paper(case: CaseFile, title: str) -> Document:
    """A file that came with the referral."""
    return paper_of(Referral.objects.get(casefile=case), title)


def sent(partner: PartnerBoard, here: Place, *chosen: Document, message: str = MESSAGE) -> PartnerPaper:
    """The officer of the board that leads sends these documents."""
    said: dict[str, Any] = {"partner": partner, "message": message, "documents": chosen}
    return send.run(PartnerPaper(casefile=partner.casefile), fresh(here.officer), **said)
