"""What the worker does to put into one PDF what a body was sent; of nothing else."""

from publications.packs.paper import BEHIND, in_order, page
from publications.packs.queueing import PUT
from scr_portal.accounts import User
from scr_portal.documents import joining
from scr_portal.notices import Notice
from scr_portal.notices.packs import papers
from scr_portal.notices.transitions import receive_pack
from scr_portal.printing import making, pdf
from scr_portal.transitions import Conflict, Refused


def make(notice_id: int) -> None:
    """Make the file and let the body have it; safe to run twice. What fails leaves the papers as they were sent."""
    making.make(
        _read(notice_id),
        PUT,
        lambda: _hand_over(notice_id),
        failed="The papers could not be put into one file.",
        changed="The papers were changed while they were put into one file.",
    )


def _hand_over(notice_id: int) -> None:
    notice = _read(notice_id)
    found = in_order(papers(notice))
    behind = [one.document for one in found if one.where == BEHIND]
    made = joining.joined(pdf.pdf(page(notice, found)), "What was sent", behind)
    try:
        receive_pack.run(notice, User.objects.system(), pdf=made, of=[one.document.pk for one in found])
    except Refused as refusal:  # a file was locked away or released meanwhile: the next time finds the others
        raise Conflict(notice) from refusal


def _read(notice_id: int) -> Notice:
    return Notice.everything.select_related("casefile__board", "body").get(pk=notice_id)
