"""The questions of the overview report."""

from django.utils import timezone

from panels.overviews.models import SignOff
from scr_portal.documents.uploads import CheckedFileField
from scr_portal.forms import EARLIER, ChoiceField, DateField, Form, LongTextField, Radios


class FileForm(Form):
    """The file."""

    file = CheckedFileField(label="The overview report", asks="the file")


class CirculateForm(Form):
    """From when it is before the SCR panel."""

    circulated_on = DateField(
        label="Date this version is circulated",
        asks="the day it is circulated",
        past=True,
        initial=timezone.localdate,
        help_text=EARLIER,
    )


class CloseForm(Form):
    """When the SCR panel signed it off."""

    signed_off_on = DateField(
        label="Date the SCR panel signed off the report",
        asks="the day the SCR panel signed it off",
        past=True,
        initial=timezone.localdate,
        help_text=f"The LSCB has the report from that day. {EARLIER}",
    )


class SignOffForm(Form):
    """Where the member stands."""

    position = ChoiceField(
        label="Do you agree with this version of the overview report?",
        asks="whether you agree",
        choices=SignOff.Position.choices,
        widget=Radios(hints={"dissents": "Your reasons stay with the report.", "abstains": "Say why."}),
    )
    reason = LongTextField(
        label="Your reasons",
        asks="your reasons",
        required=False,
        help_text="Needed where you do not agree, or abstain.",
    )
