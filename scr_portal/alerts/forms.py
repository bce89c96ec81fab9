"""The questions of a warning."""

from scr_portal.alerts.models import Alert
from scr_portal.alerts.transitions import READERS
from scr_portal.forms import ChoiceField, Form, LongTextField


class RecordForm(Form):
    """What nobody may overlook, and who is to read it."""

    kind = ChoiceField(asks="what kind of warning it is", label="Kind of warning", choices=Alert.Kind.choices)
    text = LongTextField(
        asks="the warning",
        label="What must nobody overlook?",
        most=500,
        rows=3,
        help_text="One or two sentences: who must not be contacted, what the order forbids, until when. Say who by "
        "their part and not by name, for example the mother's partner.",
    )
    audience = ChoiceField(asks="who is to read it", label="Who is to read it?", choices=list(READERS.items()))


class LiftForm(Form):
    """Why it holds no longer."""

    why_lifted = LongTextField(asks="why it is lifted", label="Why is it lifted?", rows=3)
