"""The forms of letters."""

from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from scr_portal.documents.uploads import RECEIPTS, CheckedFileField
from scr_portal.forms import ChoiceField, DateField, Form, LongTextField, Select, TextField, TimeField
from scr_portal.letters.drafting import Draft
from scr_portal.letters.models import Letter
from scr_portal.notices.forms import ROUTES


class ComposeForm(Form):
    """Which letter, to whom."""

    choice = ChoiceField(
        asks="a letter",
        label="Which letter, and to whom?",
        help_text="The list holds those for whom the record of the case has what a letter needs.",
        widget=Select(),
    )

    def __init__(self, *args: Any, offered: Mapping[str, Draft], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = {kind.value: str(kind.label) for kind in Letter.Kind}
        lines = [(key, f"{kinds[key.partition(':')[0]]}: {draft.shown}") for key, draft in offered.items()]
        self.fields["choice"].choices = [("", "Choose a letter"), *lines]  # type: ignore[attr-defined]


class ReviseForm(Form):
    """The words of the letter."""

    to = TextField(asks="who the letter is to", label="Who is it to?", most=150)
    address = LongTextField(
        asks="the address", label="Address (optional)", help_text="A line each.", rows=4, most=500, required=False
    )
    text = LongTextField(
        asks="the letter",
        label="The letter",
        help_text="From the salutation to the signature, with an empty line between paragraphs. The head of the board, "
        "the day and the reference are put above it. What stands in square brackets has to be put in.",
        rows=24,
        most=20_000,
    )


class RecordSentForm(Form):
    """How it went, to whom, when, with proof."""

    route = ChoiceField(asks="how it was sent", label="How was it sent?", choices=ROUTES)
    recipient = TextField(asks="who it was sent or given to", label="Who was it sent or given to?", most=150)
    sent_on = DateField(asks="the day it was sent", label="When was it sent?", past=True, initial=timezone.localdate)
    sent_time = TimeField(
        asks="the time", label="At what time, if it is known?", help_text="For example 14:30.", required=False
    )
    proof = LongTextField(
        asks="how it is known that it was sent",
        label="How is it known that it was sent?",
        help_text="For example the courier's number, or who handed it to whom.",
        rows=3,
    )
    scan = CheckedFileField(
        asks="the scan", kinds=RECEIPTS, label="Scan of the receipt, if there is one", required=False
    )


class RecordReceivedForm(Form):
    """When it arrived and how that is known."""

    received_on = DateField(
        asks="the day it was received", label="When was it received?", past=True, initial=timezone.localdate
    )
    receipt = LongTextField(
        asks="how it is known that it was received",
        label="How is that known?",
        help_text="For example who signed for it, or who answered by telephone.",
        rows=3,
    )
