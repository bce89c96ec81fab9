"""The questions of a warning."""

from scr_portal.alerts.models import Alert
from scr_portal.forms import ChoiceField, Form, LongTextField
from scr_portal.roles import Audience

WHO = [
    (Audience.SHARED.value, "Everybody who may open the case, agencies too"),
    (Audience.PANEL.value, "The LSCB and the SCR panel, but no agency"),
]


class RecordForm(Form):
    """What nobody may overlook, and who is to read it."""

    kind = ChoiceField(asks="what kind of warning it is", label="Kind of warning", choices=Alert.Kind.choices)
    text = LongTextField(
        asks="the warning",
        label="Warning",
        most=500,
        rows=3,
        help_text="One or two sentences: who must not be contacted, what the order forbids, until when.",
    )
    audience = ChoiceField(asks="who is to read it", label="Who is to read it?", choices=WHO)


class LiftForm(Form):
    """Why it holds no longer."""

    why_lifted = LongTextField(asks="why it is lifted", label="Why is it lifted?", rows=3)
