"""What the worker does to put into one PDF what a body was sent; of nothing else."""

import logging
from datetime import timedelta

from publications.packs.paper import BEHIND, in_order, page
from publications.packs.queueing import PUT
from scr_portal import jobs
from scr_portal.accounts import User
from scr_portal.documents import joining
from scr_portal.documents.store import nothing_left_behind
from scr_portal.notices import Notice
from scr_portal.notices.packs import papers
from scr_portal.notices.transitions import receive_pack
from scr_portal.printing import pdf
from scr_portal.transitions import Conflict, Refused

LEASE = timedelta(minutes=12)  # longer than the task's own limit
TRIES = 3
log = logging.getLogger(__name__)


def make(notice_id: int) -> None:
    """Make the file and let the body have it; safe to run twice. What fails leaves the papers as they were sent."""
    job = jobs.claim(_read(notice_id), PUT, LEASE)
    if job is None:
        return
    try:
        failure = _try(notice_id) if job.attempts <= jobs.MOST_ATTEMPTS else "The worker was lost several times."
    except Exception as error:  # laying out fails in ways nobody lists; their words may hold the text: none is kept
        log.error("Putting notice %s into one file failed: %s", notice_id, type(error).__name__)
        failure = "The papers could not be put into one file."
    jobs.settle(job, failure)


def _try(notice_id: int) -> str:
    """Nothing, or the sentence that says why there is no file; begins again when the papers have changed."""
    why = ""
    for _ in range(TRIES):
        notice = _read(notice_id)
        found = in_order(papers(notice))
        made = joining.joined(pdf.pdf(page(notice, found)), [one.document for one in found if one.where == BEHIND])
        try:
            with nothing_left_behind():
                receive_pack.run(notice, User.objects.system(), pdf=made, of=[one.document.pk for one in found])
        except (Refused, Conflict) as refusal:
            why = str(refusal)
            continue
        return ""
    return why


def _read(notice_id: int) -> Notice:
    return Notice.everything.select_related("casefile__board", "body").get(pk=notice_id)
