"""What an agency is asked before the decision."""

from typing import Any, cast

from django.utils import timezone

from referrals.agencies.models import AgencyInvolvement, Route
from scr_portal.documents.uploads import SCANS, CheckedFileField
from scr_portal.forms import ChoiceField, DateField, Form, LongTextField, TextField
from scr_portal.guests import forms as guests
from scr_portal.partners.choosing import AgencyField
from scr_portal.partners.standing import agencies_for

NO_LAW = (
    "The day by which you ask it to confirm that its records are secured and to say what it knew. No guidance was seen "
    "that lays down a day: from this one on the agency is late, is reminded, and can be chased."
)
EVERY_ONE = (
    "Every agency of the board has been asked. An administrator can add an agency to the board. To ask an agency of "
    "another area, name its board as a partner board first."
)


class AskForm(Form):
    """One more agency of the board, or of a partner board."""

    wants_record = True
    agency = AgencyField(asks="an agency", label="Agency", to_field_name="public_id", empty_label="Choose an agency")
    asked_on = DateField(asks="the day it was asked", label="When was it asked?", past=True, initial=timezone.localdate)
    due_on = DateField(asks="the day by which it is to answer", label="By when is it to answer?", help_text=NO_LAW)

    def __init__(self, *args: Any, record: AgencyInvolvement, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        casefile = record.casefile
        asked = AgencyInvolvement.objects.filter(casefile=casefile).values("agency")
        left = agencies_for(casefile).exclude(pk__in=asked)
        cast(AgencyField, self.fields["agency"]).offer(left, casefile)
        if not left.exists():
            self.fields["agency"].help_text = EVERY_ONE


class AskByForm(Form):
    """The day."""

    due_on = DateField(asks="the day by which it is to answer", label="By when is it to answer?", help_text=NO_LAW)


class OnBehalfForm(Form):
    """What is asked besides of an officer who records an agency's answer: by which route it came, and the scan."""

    route = ChoiceField(
        asks="how it reached you",
        label="How did it reach you?",
        choices=Route.choices,
        help_text="You record this for an agency that does not use the portal.",
    )
    file = CheckedFileField(
        asks="the scan",
        label="The scan, or the file as it came (optional)",
        kinds=SCANS,
        required=False,
    )

    def __init__(self, *args: Any, on_behalf: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not on_behalf:
            del self.fields["route"], self.fields["file"]


class InviteForm(guests.InviteForm):
    """As what, besides."""

    position = TextField(asks="the person's position", label="Position at the agency", most=150)
    field_order = ["name", "email", "position", "expires_on"]


class ReturnScopingForm(OnBehalfForm):
    """What the agency knew."""

    field_order = ["involvement_known", "returned_by", "returned_on", "route", "file"]

    involvement_known = LongTextField(
        asks="what the agency knew",
        label="What did the agency know of the child and the family?",
        rows=8,
        help_text="The portal names nobody to agencies: if you do not know who the child is, ask the LSCB officer by "
        "telephone or secure e-mail. Say also when the agency knew nothing of them.",
    )
    returned_by = TextField(
        asks="who at the agency says so",
        label="Who at the agency says so?",
        most=150,
        help_text="Name and position.",
    )
    returned_on = DateField(asks="the day", label="When?", past=True, initial=timezone.localdate)


class SecureForm(OnBehalfForm):
    """Which records are secured, and which are not."""

    field_order = ["records_secured", "records_missing", "secured_by", "secured_on", "route", "file"]

    records_secured = LongTextField(
        asks="which kinds of record are secured",
        label="Which kinds of record are secured?",
        help_text="Paper and electronic, a line each.",
        rows=4,
    )
    records_missing = LongTextField(
        asks="the gaps",
        label="Which are not there, or could not be secured? (optional)",
        help_text="Gaps in the record, and why.",
        rows=3,
        required=False,
    )
    secured_by = TextField(
        asks="who secured them", label="Who secured them?", most=150, help_text="Name and position at the agency."
    )
    secured_on = DateField(asks="the day they were secured", label="When?", past=True, initial=timezone.localdate)
