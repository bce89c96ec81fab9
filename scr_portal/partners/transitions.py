"""The steps of partner boards: named, sent papers and ended by the office of the lead board; they answer."""

from collections.abc import Collection
from datetime import date

from django.core.exceptions import ValidationError
from django.utils import timezone

from scr_portal.accounts import Board, User
from scr_portal.bars.transitions import begin_own
from scr_portal.casefiles import CaseFile, CaseRecordQuerySet
from scr_portal.days import check_day
from scr_portal.documents import KEPT_BACK, Document
from scr_portal.documents.uploads import Checked
from scr_portal.partners.models import FROM_PARTNER, PartnerAnswer, PartnerBoard, PartnerPaper
from scr_portal.people import Bar
from scr_portal.roles import Audience
from scr_portal.transitions import transition

S, P, A = PartnerBoard.Status, PartnerPaper.Status, PartnerAnswer.Status


@transition(PartnerBoard, opens=True, target=S.NAMED, sentence="{by} named {it} as a partner board")
def name(partner: PartnerBoard, by: User, *, board: Board, reason: str, since: date) -> None:
    """Note which board has an interest, and why; it learns of it with the first thing that it is sent."""
    check_day("since", since)
    if board == partner.casefile.board:
        raise ValidationError({"board": "Choose another board: this one leads the case"})
    partner.board, partner.reason, partner.since = board, reason, since
    partner.audience = Audience.OFFICE


@transition(PartnerBoard, source=[S.NAMED], target=S.ENDED, sentence="{by} ended the part of {it} as a partner board")
def end(partner: PartnerBoard, by: User, *, ended_on: date, why_ended: str) -> None:
    """From now on its people cannot open what they were sent. Raises ValidationError for a day before it began."""
    check_day("ended_on", ended_on, partner.since, "it became a partner board")
    partner.ended_on, partner.why_ended = ended_on, why_ended


def can_be_passed_on(reader: User, casefile: CaseFile) -> CaseRecordQuerySet[Document]:
    """The documents of the case that its office may pass on: none of an agency, which are the agency's own."""
    seen = Document.objects.visible_to(reader, casefile).filter(casefile=casefile, agency=None, locked_at=None)
    return seen.exclude(kind__in=KEPT_BACK).defer("text", "html")


@transition(PartnerPaper, opens=True, target=P.SENT, sentence="{by} sent something to {it.to_board}")
def send(
    paper: PartnerPaper, by: User, *, partner: PartnerBoard, message: str, documents: Collection[Document] = ()
) -> None:
    """Let the partner board's officers and chair read a message, and open these documents, from now on.

    Raises ValidationError for a board that is no partner of the case, and for documents that cannot be passed on.
    """
    if partner.casefile_id != paper.casefile_id or partner.is_void or partner.status != S.NAMED:
        raise ValidationError({"partner": "Select a partner board of this case"})
    chosen = {one.pk for one in documents}
    if can_be_passed_on(by, paper.casefile).filter(pk__in=chosen).count() != len(chosen):
        raise ValidationError({"documents": "Select documents of this case that no agency wrote"})
    paper.partner, paper.to_board, paper.message = partner, partner.board, message
    paper.sent_by, paper.sent_on, paper.audience = by, timezone.localdate(), Audience.OFFICE
    paper.save(force_insert=True)
    paper.documents.set(documents)


@transition(
    PartnerPaper, opens=True, target=P.SENT, sentence="{it.to_board} was told that a date it was sent is another now"
)
def tell_again(paper: PartnerPaper, by: User, *, about: PartnerPaper, message: str) -> None:
    """Send the board that was told a date the one that stands; the portal's step."""
    paper.partner, paper.to_board, paper.message = about.partner, about.to_board, message
    paper.sent_by, paper.sent_on, paper.audience = by, timezone.localdate(), Audience.OFFICE


@transition(PartnerPaper, source=[P.SENT], target=P.OPENED, sentence="{it.to_board} opened what it was sent")
def open(paper: PartnerPaper, by: User, *, reader: User) -> None:
    """Note that one of the partner board's people has it before them: then it has been received."""
    paper.opened_on = timezone.localdate()


def _is_partner_still(paper: PartnerPaper) -> str | None:
    stands = paper.partner.status == S.NAMED and not paper.partner.is_void
    return None if stands else "This board is a partner board of the case no longer."


@transition(
    PartnerPaper,
    target=P.OPENED,
    of_board="to_board",
    when=[_is_partner_still],
    sentence="{by} answered for {it.to_board}",
)
def answer(paper: PartnerPaper, by: User, *, answer: str, file: Checked | None = None) -> None:
    """Write to the office of the board that leads, with a file, once or more; it decides what comes of it."""
    title = f"Sent by {paper.to_board} with its answer"
    document = file.keep(paper, kind=FROM_PARTNER, title=title, by=by) if file else None
    paper.opened_on = paper.opened_on or timezone.localdate()
    PartnerAnswer.objects.create(
        casefile=paper.casefile, audience=paper.audience, paper=paper, partner=paper.partner, answer=answer,
        document=document, answered_by=by,
    )  # fmt: skip


@transition(
    PartnerPaper, of_board="to_board", sentence="{by} of {it.to_board} stepped back from this case", needs_file=False
)
def step_back(paper: PartnerPaper, by: User, *, reason: str) -> None:
    """The person's own word is enough: from this moment they can open nothing that their board was or will be sent."""
    bar = Bar(casefile=paper.casefile)
    begin_own(bar, by, reason)
    bar.full_clean()
    bar.save(force_insert=True)


@transition(
    PartnerAnswer,
    source=[A.WAITING],
    target=A.NOTED,
    sentence="{by} read an answer of {it.partner}",
    needs_file=False,
)
def note(answer: PartnerAnswer, by: User) -> None:
    """It waits for the office no longer, also when the file that came with it was locked away."""
