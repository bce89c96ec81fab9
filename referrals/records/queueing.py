"""Asking the worker for the record of a decision, and what there is of it."""

from collections.abc import Iterable

from referrals.considerations.models import Consideration
from scr_portal import jobs
from scr_portal.documents import Document
from scr_portal.jobs import Job

DRAW_UP = "referrals.tasks.draw_up"
KIND = "decision-record"
"""What its documents are called; the newest counts, the earlier ones stay."""
ANNEX = "decision-annex"
"""What is drawn up with it for the board's office alone."""
SIGNED = "decision-signed"
"""The scan of a record that was signed by hand; the newest counts, the earlier ones stay."""
KINDS = (KIND, ANNEX, SIGNED)
"""All of them show rows of the case as they stood."""


def ask(consideration: Consideration) -> None:
    """Have it drawn up after this transaction; what waits already sees the newest rows."""
    jobs.ask_unless_asked(consideration, DRAW_UP)


def records_of(consideration: Consideration, documents: Iterable[Document]) -> list[Document]:
    """Those among the documents that are records of this round, the newest first."""
    return _of(KIND, consideration, documents)


def annexes_of(consideration: Consideration, documents: Iterable[Document]) -> list[Document]:
    """The same of the annexes: none for who is not in the board's office."""
    return _of(ANNEX, consideration, documents)


def signed_by_hand(consideration: Consideration, documents: Iterable[Document]) -> list[Document]:
    """The same of the papers that were signed by hand."""
    return _of(SIGNED, consideration, documents)


def _of(kind: str, consideration: Consideration, documents: Iterable[Document]) -> list[Document]:
    found = (one for one in documents if one.kind == kind and one.about == consideration.subject)
    return sorted(found, key=lambda one: -one.pk)


def latest(consideration: Consideration) -> Job | None:
    """The newest job for the record of a round."""
    return jobs.latest(consideration, DRAW_UP)
