"""What the worker does to make the papers of an item."""

import logging
from datetime import timedelta

from referrals.agenda import transitions
from referrals.agenda.models import AgendaItem
from referrals.packs.gathering import page
from referrals.packs.queueing import MAKE
from scr_portal import jobs
from scr_portal.accounts import User
from scr_portal.documents.store import nothing_left_behind
from scr_portal.printing.pdf import pdf
from scr_portal.transitions import Conflict, Refused

LEASE = timedelta(minutes=12)  # longer than the task's own limit
TRIES = 3
log = logging.getLogger(__name__)


def make(item_id: int) -> None:
    """Make the PDF and hand it to the item; safe to run twice."""
    job = jobs.claim(_read(item_id), MAKE, LEASE)
    if job is None:
        return
    try:
        failure = _try(item_id) if job.attempts <= jobs.MOST_ATTEMPTS else "The worker was lost several times."
    except Exception as error:  # laying out fails in ways nobody lists; their words may hold the text: none is kept
        log.error("Making the papers of item %s failed: %s", item_id, type(error).__name__)
        failure = "The papers could not be laid out. Try again, or tell the administrator."
    jobs.settle(job, failure)


def _try(item_id: int) -> str:
    """Nothing, or the sentence that says why there are no papers; begins again when the item has changed."""
    for _ in range(TRIES):
        item = _read(item_id)
        try:
            with nothing_left_behind():
                transitions.receive_pack.run(item, User.objects.system(), pdf=pdf(page(item).encode()))
        except Refused as refusal:
            return str(refusal)
        except Conflict:
            continue
        return ""
    return "The item was changed while the papers were made. Ask for them again."


def _read(item_id: int) -> AgendaItem:
    return AgendaItem.objects.select_related("casefile__board", "meeting", "consideration").get(pk=item_id)
