"""The questions of the overview report."""

from panels.overviews.models import SignOff
from scr_portal.documents.uploads import CheckedFileField
from scr_portal.forms import ChoiceField, Form, LongTextField, Radios


class FileForm(Form):
    """The file."""

    file = CheckedFileField(label="The overview report", asks="the file")


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
