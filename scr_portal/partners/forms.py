"""What is asked about partner boards."""

from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from scr_portal.accounts import Board
from scr_portal.documents import Document
from scr_portal.documents.models import LARGEST, MEGABYTE
from scr_portal.documents.uploads import TO_READ, CheckedFileField, in_words
from scr_portal.forms import DateField, Form, LongTextField, ModelChoiceField
from scr_portal.notices.forms import Enclosures
from scr_portal.partners.models import PartnerBoard, PartnerPaper


class NameForm(Form):
    """Which board, what its area has to do with the case, since when."""

    wants_record = True
    board = ModelChoiceField(
        asks="a board", label="Which board?", to_field_name="public_id", empty_label="Choose a board"
    )
    reason = LongTextField(
        asks="what its area has to do with the case",
        label="What does its area have to do with the case?",
        help_text="For example: the child lived there until May, or one of its agencies was involved. The other board "
        "does not read this.",
        rows=3,
    )
    since = DateField(
        asks="the day since which it is a partner board", label="Since when?", past=True, initial=timezone.localdate
    )

    def __init__(self, *args: Any, record: PartnerBoard, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        case = record.casefile
        known = PartnerBoard.objects.filter(casefile=case, status=PartnerBoard.Status.NAMED).values("board")
        others = Board.objects.filter(reconstruction=case.board.reconstruction).exclude(pk=case.board_id)
        self.fields["board"].queryset = others.exclude(pk__in=known).order_by("name")  # type: ignore[attr-defined]


class EndForm(Form):
    """When, and why."""

    ended_on = DateField(asks="the day it ended", label="When did it end?", past=True, initial=timezone.localdate)
    why_ended = LongTextField(asks="why it ended", label="Why?", rows=3)


class SendForm(Form):
    """To whom, in which words, with which documents."""

    wants_record = True
    partner = ModelChoiceField(
        asks="a partner board", label="To which board?", to_field_name="public_id", empty_label="Choose a board"
    )
    message = LongTextField(
        asks="a message",
        label="Message",
        help_text="Its LSCB officers and its chair read it here. They see the reference of the case, and not what the "
        "child is called unless you say it or a document does.",
    )
    documents = Enclosures(
        asks="the documents to send",
        label="Documents to send with it",
        help_text="They can open what you tick, from now on. What an agency wrote is its own and cannot be sent on.",
        required=False,
    )

    def __init__(self, *args: Any, record: PartnerPaper, offered: QuerySet[Document], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        standing = PartnerBoard.objects.filter(casefile=record.casefile, status=PartnerBoard.Status.NAMED)
        self.fields["partner"].queryset = standing.select_related("board")  # type: ignore[attr-defined]
        self.fields["documents"].queryset = offered  # type: ignore[attr-defined]
        if not offered.exists():
            del self.fields["documents"]


class AnswerForm(Form):
    """What the partner board has to say, and a document for the office of the board that leads."""

    answer = LongTextField(
        asks="your answer",
        label="Your answer",
        help_text="The office of the board that leads the case reads it. You can answer more than once.",
        rows=6,
    )
    file = CheckedFileField(
        asks="a document",
        label="A document to send with it",
        required=False,
        help_text=f"{in_words(TO_READ)}, up to {LARGEST // MEGABYTE} MB. Only the office of the board that leads the "
        "case can open it, so keep your own copy.",
    )
