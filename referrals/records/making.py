"""What the worker does to draw up the record of a decision."""

from django.template.loader import render_to_string
from django.utils import timezone

from referrals.considerations.models import Consideration, Decision
from referrals.records import transitions
from referrals.records.annex import annex
from referrals.records.gathering import record
from referrals.records.queueing import DRAW_UP
from scr_portal.accounts import User
from scr_portal.printing import making
from scr_portal.printing.pdf import pdf


def make(consideration_id: int) -> None:
    """Make the PDF and hand it to the round; safe to run twice."""
    making.make(
        Consideration.objects.get(pk=consideration_id),
        DRAW_UP,
        lambda: _hand_over(consideration_id),
        failed="The record could not be laid out. Try again, or tell the administrator.",
        changed="The case was changed while the record was drawn up. Ask for it again.",
    )


def _hand_over(consideration_id: int) -> None:
    whole = Decision.objects.select_related("consideration__recommended_by", "casefile__board", "decided_by")
    decision = whole.get(consideration=consideration_id)
    made = {"pdf": pdf(html(decision)), "annex": pdf(annex_html(decision))}
    with making.as_it_was_read(decision):  # a record counts as made of what stood before it (by_hand.py)
        transitions.receive_record.run(decision.consideration, User.objects.system(), **made)


def html(decision: Decision) -> bytes:
    """The record as a page that stands alone."""
    return _laid_out("record", record(decision))


def annex_html(decision: Decision) -> bytes:
    """Its annex in the same way."""
    return _laid_out("annex", annex(decision))


def _laid_out(name: str, rows: object) -> bytes:
    laid_out: str = render_to_string(f"referrals/records/{name}.html", {name: rows, "now": timezone.localtime()})
    return laid_out.encode()
