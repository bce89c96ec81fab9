"""What the worker does to lay a notice out."""

from scr_portal.accounts import User
from scr_portal.notices import printing, writing
from scr_portal.notices.models import Notice
from scr_portal.printing import making
from scr_portal.printing.pdf import pdf


def make(notice_id: int) -> None:
    """Make the PDF and hand it to the notice; safe to run twice."""
    making.make(
        _whole(notice_id),
        printing.LAY_OUT,
        lambda: _hand_over(notice_id),
        failed="The PDF could not be made. Draw it up anew, or tell the administrator.",
        changed="The notice was changed while it was laid out. Draw it up anew.",
    )


def _hand_over(notice_id: int) -> None:
    notice = _whole(notice_id)
    printing.receive_paper.run(notice, User.objects.system(), pdf=pdf(writing.printed(notice)))


def _whole(notice_id: int) -> Notice:
    return Notice.everything.select_related("casefile__board", "body").get(pk=notice_id)
