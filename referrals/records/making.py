"""What the worker does to draw up the record of a decision."""

import logging
from datetime import timedelta

from django.template.loader import render_to_string
from django.utils import timezone

from referrals.considerations.models import Consideration, Decision
from referrals.records import transitions
from referrals.records.gathering import record
from referrals.records.queueing import DRAW_UP
from scr_portal import jobs
from scr_portal.accounts import User
from scr_portal.documents.store import nothing_left_behind
from scr_portal.printing.pdf import pdf
from scr_portal.transitions import Conflict, Refused

LEASE = timedelta(minutes=6)  # longer than the task's own limit
TRIES = 3
log = logging.getLogger(__name__)


def make(consideration_id: int) -> None:
    """Make the PDF and hand it to the round; safe to run twice."""
    job = jobs.claim(Consideration.objects.get(pk=consideration_id), DRAW_UP, LEASE)
    if job is None:
        return
    try:
        failure = _try(consideration_id) if job.attempts <= jobs.MOST_ATTEMPTS else "The worker was lost several times."
    except Exception as error:  # laying out fails in ways nobody lists; their words may hold the text: none is kept
        log.error("Drawing up the record of round %s failed: %s", consideration_id, type(error).__name__)
        failure = "The record could not be laid out. Try again, or tell the administrator."
    jobs.settle(job, failure)


def _try(consideration_id: int) -> str:
    """Nothing, or the sentence that says why there is no record; begins again when the round has changed."""
    for _ in range(TRIES):
        decision = Decision.objects.select_related(
            "consideration__recommended_by", "casefile__board", "decided_by"
        ).get(consideration=consideration_id)
        page = html(decision)
        try:
            with nothing_left_behind():
                transitions.receive_record.run(decision.consideration, User.objects.system(), pdf=pdf(page))
        except Refused as refusal:
            return str(refusal)
        except Conflict:
            continue
        return ""
    return "The case was changed while the record was drawn up. Ask for it again."


def html(decision: Decision) -> bytes:
    """The record as a page that stands alone."""
    laid_out: str = render_to_string(
        "referrals/records/record.html", {"record": record(decision), "now": timezone.localtime()}
    )
    return laid_out.encode()
