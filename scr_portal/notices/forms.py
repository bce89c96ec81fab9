"""The forms of notices."""

from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from scr_portal.documents import Document
from scr_portal.documents.uploads import RECEIPTS, CheckedFileField
from scr_portal.fetching.forms import SendByCodeForm as FetchForm
from scr_portal.forms import ChoiceField, DateField, Form, LongTextField, MultipleModelChoiceField, TextField, TimeField
from scr_portal.notices.models import Notice

ROUTES = [(str(value), str(label)) for value, label in Notice.Route.choices if value not in Notice.OPENED_HERE]


def why_late() -> LongTextField:
    """The question that a late notice asks."""
    return LongTextField(asks="why it is late", label="Why it is late, if it is", required=False, rows=2)


class Enclosures(MultipleModelChoiceField):
    """Documents by title, kind of file and time: a report has a file to print and a page, and may be made again."""

    def label_from_instance(self, obj: Document) -> str:
        """As they are told apart."""
        return obj.told_apart


class SentToBody(Enclosures):
    """What goes with a notice: the notice leaves names out, a file goes as it is."""

    def label_from_instance(self, obj: Document) -> str:
        """As they are told apart, with a word on what may name people."""
        told_apart = super().label_from_instance(obj)
        return f"{told_apart}. It may name people" if obj.may_name_people else told_apart


def covering() -> LongTextField:
    """The words that the board adds of its own."""
    return LongTextField(
        asks="the words to stand above it",
        label="Words to stand above what the record says (optional)",
        help_text="A few sentences of your own, if you want to add any. Names of the family are left out.",
        rows=6,
        required=False,
    )


class DrawUpForm(Form):
    """The words above the notice."""

    covering = covering()


class SendForm(Form):
    """What goes with the notice."""

    covering = covering()
    documents = SentToBody(
        asks="the documents to send with it",
        label="Documents to send with it (optional)",
        help_text="The notice itself is written by the portal, without names of the family. Whatever you tick can be "
        "read by the body from now on, as it is: names are not left out of it.",
        required=False,
    )
    why_late = why_late()

    def __init__(self, *args: Any, offered: QuerySet[Document], is_late: bool, **kwargs: Any) -> None:
        """Only what there is to ask: the documents that are not with it yet, and the reason when it is late."""
        super().__init__(*args, **kwargs)
        self.fields["documents"].queryset = offered  # type: ignore[attr-defined]
        if not offered.exists():
            del self.fields["documents"]
        if not is_late:
            del self.fields["why_late"]


class SendByCodeForm(FetchForm, SendForm):
    """Who fetches it, and what goes with it."""


class RecordSentForm(Form):
    """How it went, with proof."""

    route = ChoiceField(asks="how it was sent", label="How it was sent", choices=ROUTES)
    recipient = TextField(asks="who it was sent to", label="Who it was sent to", most=150)
    sent_on = DateField(asks="the day it was sent", label="Day it was sent")
    sent_time = TimeField(asks="the time", label="Time, if it is known", help_text="For example 14:30.", required=False)
    proof = LongTextField(
        asks="how it is known that it was sent",
        label="Proof of sending",
        help_text="For example the courier's number, or who handed it to whom.",
        rows=3,
    )
    scan = CheckedFileField(
        asks="the scan", kinds=RECEIPTS, label="Scan of the receipt, if there is one", required=False
    )
    why_late = why_late()


class RecordReceivedForm(Form):
    """When it arrived and how that is known."""

    received_on = DateField(asks="the day it was received", label="Day it was received")
    receipt = LongTextField(asks="how it is known that it was received", label="How that is known", rows=3)


class RecordReturnedForm(Form):
    """When it came back, and what stood on it."""

    returned_on = DateField(
        asks="the day it came back", label="When did it come back?", past=True, initial=timezone.localdate
    )
    why = LongTextField(
        asks="why it did not arrive",
        label="Why did it not arrive?",
        help_text="For example: refused by the mail server, or not known at this address.",
        rows=3,
        most=500,
    )


class CallBackForm(Form):
    """Why nobody may read it."""

    why = LongTextField(
        asks="why it is called back",
        label="Why is it called back?",
        help_text="For example: it went to the wrong body or agency, or with a file that is not for them.",
        rows=3,
        most=500,
    )


class NotNeededForm(Form):
    """Why not."""

    reason = LongTextField(asks="why the body need not be told", label="Why the body need not be told", rows=4)
