"""What is asked about an early lesson."""

from django.utils import timezone

from scr_portal.forms import DateField, Form, LongTextField, TextField


class RecordForm(Form):
    """What was learned."""

    lesson = LongTextField(
        asks="the lesson", label="What was learned?", help_text="Name nobody: every agency of the case may read it."
    )
    to_do = LongTextField(asks="what is to be done at once", label="What is to be done at once?")
    owner = TextField(asks="who sees to it", label="Who sees to it?", most=150, help_text="A position, not a name.")
    identified_on = DateField(
        asks="the day it was seen", label="When was it seen?", past=True, initial=timezone.localdate
    )


class ShareForm(Form):
    """Who was told."""

    shared_with = TextField(
        asks="who else was told",
        label="Who else was told, by another route? (optional)",
        most=300,
        required=False,
        help_text="The agencies of the case can read it here and are told by mail.",
    )
    shared_on = DateField(asks="the day it was shared", label="When?", past=True, initial=timezone.localdate)


class ActForm(Form):
    """What was done."""

    done = LongTextField(asks="what was done", label="What was done?")
    acted_on = DateField(asks="the day it was done", label="When?", past=True, initial=timezone.localdate)


class ReportForm(Form):
    """To whom it was reported."""

    reported_to = TextField(
        asks="to whom it was reported", label="To whom was it reported?", most=300, help_text="For example: the LSCB."
    )
    reported_on = DateField(asks="the day it was reported", label="When?", past=True, initial=timezone.localdate)
