"""Asking the worker for the record of a decision, and what there is of it."""

from collections.abc import Iterable

from referrals.considerations.models import Consideration
from scr_portal import jobs
from scr_portal.documents import Document
from scr_portal.jobs import Job

DRAW_UP = "referrals.tasks.draw_up"
KIND = "decision-record"
"""What its documents are called; the newest counts, the earlier ones stay."""


def ask(consideration: Consideration) -> None:
    """Have it drawn up after this transaction; what waits already sees the newest rows."""
    jobs.ask_unless_asked(consideration, DRAW_UP)


def records_of(consideration: Consideration, documents: Iterable[Document]) -> list[Document]:
    """Those among the documents that are records of this round, the newest first."""
    found = (one for one in documents if one.kind == KIND and one.about == consideration.subject)
    return sorted(found, key=lambda one: -one.pk)


def latest(consideration: Consideration) -> Job | None:
    """The newest job for the record of a round."""
    return jobs.latest(consideration, DRAW_UP)
