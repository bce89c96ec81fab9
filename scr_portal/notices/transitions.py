"""The steps of a notice: sent through the portal or by another route, received, or not needed."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, time

from django.core.exceptions import ValidationError
from django.utils import timezone

from scr_portal.accounts import User
from scr_portal.clocks import day_words
from scr_portal.days import check_day
from scr_portal.documents import Document, keep
from scr_portal.documents.uploads import Checked
from scr_portal.fetching import transitions as fetching
from scr_portal.notices.models import Notice
from scr_portal.notices.packs import PACK, papers
from scr_portal.notices.readers import readers
from scr_portal.notices.writing import pdf_of, words_kept, write
from scr_portal.notices.writing import proof as proof_of
from scr_portal.transitions import Refused, transition

S = Notice.Status
HAS_A_STEP = "Select another way: through the portal it is sent by “Send the notice”, or by a link and a code"
NO_LONGER = "After a correction the guidance does not have this body told."


@transition(
    Notice, source=[S.OWED], target=S.SENT, sentence="{by} sent {it.recipient_spoken} the notice of {it.act_words}"
)
def send(
    notice: Notice, by: User, *, documents: Iterable[Document] = (), why_late: str = "", covering: str = ""
) -> None:
    """Write the notice and make it readable to the body's people, with `documents` and those attached before.

    `covering` are words of the board that stand above what the record says.

    Refused when the body has no people here; invalid when it is late and no reason is given.
    """
    if not readers(notice, timezone.localdate()):
        raise Refused(
            f"Nobody at {notice.recipient_spoken} has an account here. Send it by another route and record that."
        )
    notice.route, notice.recipient = Notice.Route.PORTAL, notice.recipient_name
    _send(notice, by, documents, why_late, covering, "Made readable in the portal")


@transition(
    Notice,
    source=[S.OWED],
    target=S.SENT,
    sentence="{by} sent {it.recipient_spoken} the notice of {it.act_words} by a link and a code",
    day="",
)
def send_by_code(
    notice: Notice, by: User, *, recipient: str, address: str, expires_on: date, documents: Iterable[Document] = (),
    why_late: str = "", covering: str = "",
) -> None:  # fmt: skip
    """Write the notice and mail somebody of the body, without an account, a link by which they fetch it with a code.

    It goes as `send` has it go, and its clock stops as then. Raises Refused, ValidationError.
    """
    fetching.begin(notice, address, expires_on)
    notice.route, notice.recipient = Notice.Route.CODE, recipient
    _send(notice, by, documents, why_late, covering, "Made ready to be fetched by a link and a code")


def _send(notice: Notice, by: User, documents: Iterable[Document], why_late: str, covering: str, how: str) -> None:
    now = timezone.localtime()
    _accept_lateness(notice, now.date(), why_late)
    enclosed = list({each.pk: each for each in (*notice.documents.order_by("pk"), *documents)}.values())
    if any(each.locked_at for each in enclosed):
        raise Refused(
            "One of the files to go with it cannot be opened any more. Look at what goes with it, and send it anew."
        )
    notice.covering = covering
    written = write(notice, enclosed, by)
    notice.documents.add(written, *enclosed)
    notice.sent_on, notice.sent_time = now.date(), now.time().replace(microsecond=0)
    notice.proof = proof_of(how, written, enclosed)


@transition(
    Notice,
    source=[S.OWED],
    target=S.SENT,
    sentence="{by} recorded that {it.recipient_spoken} was sent the notice of {it.act_words}",
)
def record_sent(
    notice: Notice,
    by: User,
    *,
    route: str,
    recipient: str,
    sent_on: date,
    proof: str,
    sent_time: time | None = None,
    scan: Checked | None = None,
    why_late: str = "",
) -> None:
    """Record that the notice went by another route, with proof of sending: that is what stops its clock.

    The PDF that was drawn up last is what went; without one its words are kept as they stand now (decision 0109).
    """
    if route in Notice.OPENED_HERE:
        raise ValidationError({"route": HAS_A_STEP})
    check_day("sent_on", sent_on, notice.acted_on, "what it tells of happened")
    _accept_lateness(notice, sent_on, why_late)
    notice.route, notice.recipient, notice.sent_on, notice.proof = route, recipient, sent_on, proof
    notice.sent_time = sent_time
    if drawn_up := pdf_of(notice):
        notice.documents.add(drawn_up)
    else:
        notice.proof += f"\n{words_kept(notice, by)}"
    if scan:
        scan.keep(notice, kind="proof", title="Proof of sending", by=by)


@transition(
    Notice,
    source=[S.SENT],
    target=S.RECEIVED,
    sentence="{by} recorded that {it.recipient_spoken} received the notice of {it.act_words}",
)
def record_received(notice: Notice, by: User, *, received_on: date, receipt: str) -> None:
    """Record that the body has it, and how that is known."""
    check_day("received_on", received_on, notice.sent_on or notice.acted_on, "it was sent")
    notice.received_on, notice.receipt = received_on, receipt


@transition(
    Notice,
    source=[S.SENT],
    target=S.RECEIVED,
    sentence="{it.recipient_name} opened the notice of {it.act_words} in the portal",
)
def open(notice: Notice, by: User, *, reader: User) -> None:
    """The portal notes that one of the body's people opened it: proof of receipt."""
    notice.received_on = timezone.localdate()
    notice.receipt = f"Opened in the portal by {reader.name} on {day_words(notice.received_on)}."


@transition(
    Notice,
    source=[S.SENT],
    target=S.RECEIVED,
    sentence="{it.recipient_name} fetched the notice of {it.act_words} by a link and a code",
)
def fetch(notice: Notice, by: User) -> None:
    """The portal notes that one of its files was fetched: proof of receipt. Raises Refused."""
    notice.received_on, notice.receipt = fetching.note_fetched(notice)


@transition(
    Notice,
    source=[S.OWED],
    target=S.NOT_NEEDED,
    sentence="{by} decided that {it.recipient_spoken} need not be told of {it.act_words}",
)
def not_needed(notice: Notice, by: User, *, reason: str) -> None:
    """The chair decides that this notice need not go, and says why."""
    notice.reason_not_needed = reason


@transition(
    Notice,
    source=[S.SENT, S.RECEIVED],
    sentence="The portal put into one file what {it.recipient_spoken} was sent about {it.act_words}",
    day="",
)
def receive_pack(notice: Notice, by: User, *, pdf: bytes, of: Collection[int]) -> None:
    """Let the body have the file, beside one made before; Refused when its papers are others by now."""
    if {paper.pk for paper in papers(notice)} != set(of):
        raise Refused("What was sent has changed while the file was made.")
    number = "1 paper" if len(of) == 1 else f"{len(of)} papers"
    title = f"In one file: {number} about {notice.act_words}"
    made = keep(notice, pdf, kind=PACK, title=title, content_type="application/pdf", extension="pdf", by=by)
    notice.documents.add(made)


@transition(
    Notice,
    source=[S.OWED, S.SENT, S.RECEIVED, S.NOT_NEEDED],
    sentence="The notice of {it.act_words} to {it.recipient_name} follows what was put right",
    day="",
)
def follow(
    notice: Notice,
    by: User,
    *,
    acted_on: date,
    due_on: date | None,
    due_steps: Sequence[str],
    source: str,
    why: str = NO_LONGER,
) -> None:
    """Go by the right day and edition; without a `source` the body is told no more, and `why`. The portal's step."""
    notice.acted_on, notice.due_on, notice.due_steps = acted_on, due_on, list(due_steps)
    if source:
        notice.source = source
        if notice.status == S.NOT_NEEDED and notice.reason_not_needed == NO_LONGER:
            notice.status, notice.reason_not_needed = S.OWED, ""
    elif notice.status == S.OWED:
        notice.status, notice.reason_not_needed = S.NOT_NEEDED, why


def _accept_lateness(notice: Notice, sent_on: date, why_late: str) -> None:
    if notice.due_on and sent_on > notice.due_on and not why_late:
        raise ValidationError({"why_late": f"Enter why it is late: it was due on {day_words(notice.due_on)}"})
    notice.why_late = why_late
