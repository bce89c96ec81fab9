"""How the worker makes a document of a row and hands it over: claimed once, tried anew while the row changes."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta

from django.db import transaction

from scr_portal import jobs
from scr_portal.casefiles import CaseFile, CaseRecord
from scr_portal.documents.store import nothing_left_behind
from scr_portal.locking import locked
from scr_portal.transitions import Conflict, Refused

LEASE = timedelta(minutes=12)  # longer than the tasks' own limit
TRIES = 3
LOST = "The worker was lost several times."
log = logging.getLogger(__name__)


def make(record: CaseRecord, task: str, hand_over: Callable[[], object], *, failed: str, changed: str) -> None:
    """Have `hand_over` read the row, lay it out and take the step that keeps it; safe to run twice.

    `failed` is what its reader is told when it cannot be made, `changed` when the row changed each time meanwhile.
    """
    job = jobs.claim(record, task, LEASE)
    if job is None:
        return
    try:
        failure = _try(hand_over, changed) if job.attempts <= jobs.MOST_ATTEMPTS else LOST
    except Exception as error:  # laying out fails in ways nobody lists; their words may hold the text: none is kept
        log.error("%s for %s failed: %s", task, record.subject, type(error).__name__)
        failure = failed
    jobs.settle(job, failure)


def _try(hand_over: Callable[[], object], changed: str) -> str:
    """Nothing, or the sentence that says why there is no document."""
    for _ in range(TRIES):
        try:
            with nothing_left_behind():
                hand_over()
        except Refused as refusal:
            return str(refusal)
        except Conflict:
            continue
        return ""
    return changed


@contextmanager
def as_it_was_read(record: CaseRecord) -> Iterator[None]:
    """Hold the case while what was made of it is kept: that shows all that was recorded before it.

    Raises Conflict where something was recorded on the case since the row was read with it.
    """
    with transaction.atomic():
        if locked(CaseFile, record.casefile_id).last_seq != record.casefile.last_seq:
            raise Conflict(record)
        yield
