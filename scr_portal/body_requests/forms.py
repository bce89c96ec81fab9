"""What is asked about a letter of the national panel."""

from django.utils import timezone

from scr_portal.body_requests.models import BodyRequest
from scr_portal.forms import ChoiceField, DateField, Form, LongTextField, Radios, TextField, YesNoField

AT_WHAT_TIME = "At what time, and where? (optional)"


class RecordForm(Form):
    """What came, when, and until when it wants an answer."""

    kind = ChoiceField(
        asks="what the letter is",
        label="What is the letter?",
        choices=BodyRequest.Kind.choices,
        widget=Radios(reveals={BodyRequest.Kind.ATTENDANCE: ["attend_on", "attend_at"]}),
    )
    attend_on = DateField(
        asks="the day on which the LSCB chair is to attend",
        label="On which day is the LSCB chair to attend? (optional)",
        help_text="Leave it empty if no day is named yet: it is added with “Correct a date” once it is.",
        required=False,
    )
    attend_at = TextField(asks="at what time, and where", label=AT_WHAT_TIME, most=150, required=False)
    received_on = DateField(asks="the day it came", label="When did it come?", past=True, initial=timezone.localdate)
    due_on = DateField(
        asks="the day by which it wants an answer",
        label="By when does it want an answer? (optional)",
        help_text="Leave it empty if the letter names no date.",
        required=False,
    )
    asks = LongTextField(
        asks="what it asks",
        label="What does it ask or advise?",
        help_text="In the words of the letter where you can. The people of the national panel can read it here.",
    )


class AnswerForm(Form):
    """What was answered."""

    answered_on = DateField(
        asks="the day of the answer", label="When was it answered?", past=True, initial=timezone.localdate
    )
    route = ChoiceField(asks="how it was answered", label="How was it answered?", choices=BodyRequest.Route.choices)
    answer = LongTextField(
        asks="what was answered",
        label="What was answered?",
        help_text="The portal sends nothing. The people of the national panel can read it here.",
    )


class AttendForm(Form):
    """Whether the chair went."""

    attended = YesNoField(asks="yes if the LSCB chair attended", label="Did the LSCB chair attend?")
    attended_on = DateField(asks="the day", label="If so, when?", past=True, required=False)
    why_not_attended = LongTextField(
        asks="why the LSCB chair did not attend", label="If not, why not?", required=False, rows=3
    )


class RegardForm(Form):
    """Whether the advice is followed."""

    followed = ChoiceField(
        asks="whether the advice is followed",
        label="Do you follow the advice?",
        choices=BodyRequest.Followed.choices,
    )
    why = LongTextField(
        asks="your reasons", label="Why?", help_text="The people of the national panel can read your reasons here."
    )
    regarded_on = DateField(
        asks="the day on which you considered it", label="When did you consider it?", past=True,
        initial=timezone.localdate,
    )  # fmt: skip
