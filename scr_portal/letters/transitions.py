"""The steps of a letter: composed from the record, put into words, laid out, sent by a route, received or come back."""

from datetime import date, time

from django.core.exceptions import ValidationError
from django.utils import timezone

from scr_portal import documents, jobs
from scr_portal.access import holders
from scr_portal.accounts import User
from scr_portal.clocks import day_words
from scr_portal.days import check_day
from scr_portal.documents import Document
from scr_portal.documents.uploads import Checked
from scr_portal.fetching import transitions as fetching
from scr_portal.letters.drafting import has_gaps, proposed, text
from scr_portal.letters.models import Letter
from scr_portal.notices.coming_back import went_by_the_portal
from scr_portal.notices.models import Notice
from scr_portal.roles import Audience, Role
from scr_portal.transitions import Refused, transition

S = Letter.Status
LAY_OUT = "scr_portal.tasks.lay_out_letter"
READERS = (Role.SENIOR, Role.REPRESENTATIVE)
"""Who of an agency reads its letters here."""
GAPS = "Something still stands in square brackets. Change the words and put in what is missing."
HAS_A_STEP = "Select another way: in the portal it is sent by “Send it in the portal”, or by a link and a code"
NOBODY_READS = "Nobody at {agency} has an account here. Send it by another route and record that."


@transition(Letter, opens=True, target=S.DRAFT, sentence="{by} began a letter: {it}", needs_file=False)
def compose(letter: Letter, by: User, *, choice: str) -> None:
    """Begin the letter that `choice`, a key of `proposed`, names, with the words that the record gives.

    Raises ValidationError where the record calls for no such letter.
    """
    draft = proposed(letter.casefile, by).get(choice)
    if draft is None:
        raise ValidationError({"choice": "Select a letter from the list"})
    letter.kind, letter.agency, letter.audience = choice.partition(":")[0], draft.agency, Audience.OFFICE
    letter.to, letter.address, letter.reference = draft.to[:150], draft.address, draft.reference
    letter.text = text(draft.paragraphs, letter.casefile, by)


@transition(
    Letter, opens=True, target=S.DRAFT, sentence="A letter was drafted that puts a date right: {it}", needs_file=False
)
def tell_again(letter: Letter, by: User, *, about: Letter, text: str) -> None:
    """Draft the letter that puts right what the one before said; the portal's step, the office reads and sends it."""
    letter.kind, letter.agency, letter.audience, letter.corrects = about.kind, about.agency, Audience.OFFICE, about
    letter.to, letter.address, letter.reference, letter.text = about.to, about.address, about.reference, text


@transition(
    Letter, source=[S.DRAFT, S.READY], target=S.DRAFT, sentence="{by} changed the words of a letter: {it}",
    needs_file=False,
)  # fmt: skip
def revise(letter: Letter, by: User, *, to: str, text: str, address: str = "") -> None:
    """Put it into other words; a PDF that was made before stays with the case, and is not the letter any more."""
    letter.to, letter.address, letter.document = to, address, None
    letter.text = text.replace("\r\n", "\n")  # as browsers send it


@transition(Letter, source=[S.DRAFT], target=S.READY, sentence="{by} finished a letter: {it}", needs_file=False)
def finish(letter: Letter, by: User) -> None:
    """Date it and have it laid out. Refused while something stands in square brackets."""
    if has_gaps(letter):
        raise Refused(GAPS)
    letter.dated_on = timezone.localdate()
    jobs.ask_unless_asked(letter, LAY_OUT)


@transition(Letter, source=[S.READY], sentence="{by} laid out a letter: {it}", needs_file=False)
def receive_pdf(letter: Letter, by: User, *, pdf: bytes) -> None:
    """Keep what the worker has made; the portal itself takes this step."""
    letter.document = documents.keep(
        letter, pdf, kind="letter", title=str(letter), content_type="application/pdf", extension="pdf", by=by
    )


def _is_laid_out(letter: Letter) -> str | None:
    return None if letter.document_id else "Not yet: the PDF is being made. Open this page again in a minute."


def _is_to_an_agency(letter: Letter) -> str | None:
    return None if letter.agency_id else "It goes to a person who does not sign in here: send it by another route."


@transition(
    Letter,
    source=[S.READY, S.RETURNED],
    target=S.SENT,
    sentence="{by} sent a letter in the portal: {it}",
    when=[_is_to_an_agency, _is_laid_out],
)
def send(letter: Letter, by: User) -> None:
    """Let the agency's people read it here, behind sign-in; Refused where nobody of the agency has an account."""
    people = holders(letter.casefile, READERS, timezone.localdate(), letter.agency_id)
    if not people:
        raise Refused(NOBODY_READS.format(agency=letter.agency))
    now = timezone.localtime()
    letter.audience, letter.route, letter.recipient = Audience.PANEL, Notice.Route.PORTAL, str(letter.agency)
    letter.sent_on, letter.sent_time = now.date(), now.time().replace(microsecond=0)
    names = ", ".join(sorted(person.name for person in people))
    file = Document.objects.get(pk=letter.document_id or 0)
    Document.objects.filter(pk=file.pk).update(audience=Audience.PANEL)
    letter.proof = f"Made readable in the portal for {names} (SHA-256 {file.sha256})"


@transition(
    Letter,
    source=[S.READY, S.RETURNED],
    target=S.SENT,
    sentence="{by} sent a letter by a link and a code: {it}",
    when=[_is_laid_out],
    day="",
)
def send_by_code(letter: Letter, by: User, *, recipient: str, address: str, expires_on: date) -> None:
    """Mail somebody without an account a link by which they fetch it, with a code, until a last day.

    Raises ValidationError.
    """
    fetching.begin(letter, address, expires_on)
    now = timezone.localtime()
    letter.route, letter.recipient = Notice.Route.CODE, recipient
    letter.sent_on, letter.sent_time = now.date(), now.time().replace(microsecond=0)
    file = Document.objects.get(pk=letter.document_id or 0)
    letter.proof = f"Made ready to be fetched by a link and a code (SHA-256 {file.sha256})"


@transition(
    Letter,
    source=[S.READY, S.RETURNED],
    target=S.SENT,
    sentence="{by} recorded that a letter was sent: {it}",
    when=[_is_laid_out],
)
def record_sent(
    letter: Letter, by: User, *, route: str, recipient: str, sent_on: date, proof: str, sent_time: time | None = None,
    scan: Checked | None = None,
) -> None:  # fmt: skip
    """Record how it went outside the portal, to whom, when, and the proof. Raises ValidationError."""
    if route in Notice.OPENED_HERE:
        raise ValidationError({"route": HAS_A_STEP})
    check_day("sent_on", sent_on, letter.dated_on, "the letter was written")
    letter.route, letter.recipient, letter.proof = route, recipient, proof
    letter.sent_on, letter.sent_time = sent_on, sent_time
    if scan:
        scan.keep(letter, kind="proof", title="Proof of sending", by=by)


@transition(
    Letter,
    source=[S.SENT],
    target=S.RECEIVED,
    sentence="{by} recorded that a letter was received: {it}",
    needs_file=False,
)
def record_received(letter: Letter, by: User, *, received_on: date, receipt: str) -> None:
    """Record that the addressee has it, and how that is known."""
    check_day("received_on", received_on, letter.sent_on, "it was sent")
    letter.received_on, letter.receipt = received_on, receipt


@transition(Letter, source=[S.SENT], target=S.RECEIVED, sentence="A letter was opened in the portal: {it}")
def open(letter: Letter, by: User, *, reader: User) -> None:
    """The portal notes that one of the agency's people opened it: proof of receipt."""
    letter.received_on = timezone.localdate()
    letter.receipt = f"Opened in the portal by {reader.name} on {day_words(letter.received_on)}."


@transition(Letter, source=[S.SENT], target=S.RECEIVED, sentence="A letter was fetched by a link and a code: {it}")
def fetch(letter: Letter, by: User) -> None:
    """The portal notes that its file was fetched: proof of receipt. Raises Refused."""
    letter.received_on, letter.receipt = fetching.note_fetched(letter)


def _went_outside(letter: Letter) -> str | None:
    return "It was sent in the portal, from which nothing comes back." if letter.goes_by_the_portal else None


@transition(
    Letter,
    source=[S.SENT],
    target=S.RETURNED,
    sentence="{by} recorded that a letter came back: {it}",
    when=[_went_outside],
    needs_file=False,
)
def record_returned(letter: Letter, by: User, *, returned_on: date, why: str) -> None:
    """Record that it did not arrive; it can be sent anew. How it went before stays in its own words."""
    check_day("returned_on", returned_on, letter.sent_on, "it was sent")
    sent = f"Sent on {day_words(letter.sent_on)} to {letter.recipient}" if letter.sent_on else "Sent"
    went = f"{sent} ({letter.get_route_display()}); came back on {day_words(returned_on)}: {why}"
    letter.came_back = "\n".join(filter(None, (letter.came_back, went)))


@transition(
    Letter,
    source=[S.SENT, S.RECEIVED],
    target=S.CALLED_BACK,
    sentence="{by} called back a letter: {it}",
    when=[went_by_the_portal],
    needs_file=False,
)
def call_back(letter: Letter, by: User, *, why: str) -> None:
    """Let nobody it was sent to open it any more, whether or not somebody has; another letter is written for it."""
    letter.audience, letter.undone_on, letter.why_undone = Audience.OFFICE, timezone.localdate(), why
    file = Document.objects.filter(pk=letter.document_id or 0)
    file.filter(locked_at=None).update(audience=Audience.OFFICE)
    for locked in file.exclude(locked_at=None):  # released, it is what it is now
        locked.quarantines.exclude(status="released").update(was_for=Audience.OFFICE)
