"""What the worker does to make the documents of a publication."""

import logging
from datetime import timedelta

from publications.printing import html
from publications.printing.gathering import report
from publications.publications import transitions
from publications.publications.models import Publication
from publications.publications.queueing import RENDER
from scr_portal import jobs
from scr_portal.accounts import User
from scr_portal.documents.store import nothing_left_behind
from scr_portal.printing.pdf import pdf
from scr_portal.transitions import Conflict, Refused

LEASE = timedelta(minutes=12)  # longer than the task's own limit
TRIES = 3
log = logging.getLogger(__name__)


def make(publication_id: int) -> None:
    """Make the page and the PDF and hand them to the publication; safe to run twice."""
    job = jobs.claim(_read(publication_id), RENDER, LEASE)
    if job is None:
        return
    try:
        failure = _try(publication_id) if job.attempts <= jobs.MOST_ATTEMPTS else "The worker was lost several times."
    except Exception as error:  # laying out fails in ways nobody lists; their words may hold the text: none is kept
        log.error("Making the documents of publication %s failed: %s", publication_id, type(error).__name__)
        failure = "The documents could not be laid out. Try again, or tell the administrator."
    jobs.settle(job, failure)


def _try(publication_id: int) -> str:
    """Nothing, or the sentence that says why there are no documents; begins again when the text has changed."""
    for _ in range(TRIES):
        publication = _read(publication_id)
        page = html.page(report(publication))
        try:
            with nothing_left_behind():
                transitions.receive_rendering.run(publication, User.objects.system(), pdf=pdf(page), html=page)
        except Refused as refusal:
            return str(refusal)
        except Conflict:
            continue
        return ""
    return "The text was changed while the documents were made. Ask for them again."


def _read(publication_id: int) -> Publication:
    return Publication.objects.select_related("casefile__board", "review").get(pk=publication_id)
