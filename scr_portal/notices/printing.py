"""The steps by which a notice becomes a PDF with the head of the board: drawn up beforehand, or when it was sent."""

from scr_portal import jobs
from scr_portal.accounts import User
from scr_portal.notices.models import Notice
from scr_portal.notices.writing import keep_pdf, write
from scr_portal.transitions import transition

S = Notice.Status
LAY_OUT = "scr_portal.tasks.lay_out_notice"


@transition(Notice, source=[S.OWED], sentence="{by} drew up the notice of {it.act_words} to {it.recipient_spoken}")
def draw_up(notice: Notice, by: User, *, covering: str = "") -> None:
    """Write the notice as it would be sent now and have it laid out, to be sent by another route; earlier ones stay."""
    notice.covering = covering  # what is being made of the words before is made anew: the version is another
    write(notice, list(notice.documents.filter(locked_at=None).order_by("pk")), by)
    jobs.ask_unless_asked(notice, LAY_OUT)


@transition(
    Notice,
    source=[S.OWED, S.SENT, S.RECEIVED],
    sentence="The portal laid out the notice of {it.act_words} to {it.recipient_spoken}",
    day="",
)
def receive_paper(notice: Notice, by: User, *, pdf: bytes) -> None:
    """Keep the PDF; a body that has the notice already may open it from now on. The portal's own step."""
    made = keep_pdf(notice, pdf, by)
    if notice.status != S.OWED:
        notice.documents.add(made)
        notice.proof = f"{notice.proof}\nThe same as a PDF (SHA-256 {made.sha256})"
