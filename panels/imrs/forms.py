"""The questions of an IMR."""

from typing import Any, ClassVar

from django.utils import timezone

from panels.imrs.models import Imr
from scr_portal.casefiles import CaseRecord
from scr_portal.documents.uploads import SCANS, CheckedFileField
from scr_portal.forms import (
    EARLIER,
    DateField,
    EmailField,
    Form,
    LongTextField,
    ModelChoiceField,
    TextField,
    YesNoField,
)

EVERY_ONE = "Every agency of this case has been asked for its IMR. To ask another, first ask it what it knew."


class CommissionForm(Form):
    """From which agency, and by when."""

    wants_record: ClassVar[bool] = True
    agency = ModelChoiceField(
        label="Agency", asks="the agency", help_text="Agencies of this case that have not been asked yet."
    )
    commissioned_on = DateField(label="Date of the request", asks="the date of the request", past=True)
    due_on = DateField(
        label="Due on",
        asks="the day it is due",
        help_text="The day of the plan of the review stands here while it is still to come. Another can be entered.",
    )

    chronology_due_on = DateField(
        label="Chronology due on (optional)",
        asks="the day the chronology is due",
        required=False,
        help_text="Leave it empty when the chronology is to come with the IMR.",
    )

    def __init__(self, *args: Any, record: CaseRecord, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked = Imr.objects.filter(casefile=record.casefile).values("agency")
        left = record.casefile.involved().exclude(pk__in=asked)
        self.fields["agency"].queryset = left  # type: ignore[attr-defined]
        if not left.exists():
            self.fields["agency"].help_text = EVERY_ONE


class NameAuthorForm(Form):
    """Who writes it, and the declaration about that person."""

    email = EmailField(
        label="The author's e-mail address",
        help_text="Type it in full. If nobody has an account with this address yet, one is made without a password: "
        "ask the LSCB officer for the link that lets the author in.",
    )
    name = TextField(
        label="The author's full name",
        asks="the author's name",
        most=150,
        autocomplete="off",
        help_text="Used if the account is new.",
    )
    position = TextField(label="The author's role in the organisation", asks="the author's role", most=150)
    directly_concerned = YesNoField(
        label="Was the author directly concerned with the child or the family?",
        asks="yes if the author was directly concerned with the child or the family",
    )
    immediate_manager = YesNoField(
        label="Was the author the immediate manager of anybody who was?",
        asks="yes if the author was the immediate manager of anybody who was",
    )


class HandInForm(Form):
    """The file."""

    file = CheckedFileField(label="The individual management review", asks="the file")


class RecordForm(Form):
    """What came on paper, from whom."""

    file = CheckedFileField(label="The scan", asks="the scan", kinds=SCANS)
    written_by = TextField(label="Written by", asks="who wrote it, with the position", most=150)
    signed_by = TextField(label="Signed by", asks="who signed it, with the position", most=150)
    signed_on = DateField(label="Signed on", asks="the day it was signed", past=True)
    submitted_on = DateField(
        label="Came in on", asks="the day it came in", past=True, initial=timezone.localdate, help_text=EARLIER
    )


class AcceptForm(Form):
    """From when it counts."""

    accepted_on = DateField(
        label="Date the IMR was accepted",
        asks="the day it was accepted",
        past=True,
        initial=timezone.localdate,
        help_text=EARLIER,
    )


class SendBackForm(Form):
    """Why, what to put right, by when."""

    reasons = LongTextField(label="Why it is sent back", asks="why it is sent back")
    points = LongTextField(label="Points to put right", asks="the points to put right", help_text="One on each line.")
    due_on = DateField(label="New day it is due", asks="the new day it is due")


class WaiveForm(Form):
    """Why the review does without it."""

    why_waived = LongTextField(label="Why the review does without it", asks="why the review does without it", rows=3)
