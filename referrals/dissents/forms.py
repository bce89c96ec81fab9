"""A dissent, and the chair's answer."""

from referrals.considerations.models import OUTCOMES
from scr_portal.forms import ChoiceField, Form, LongTextField


class RecordForm(Form):
    """What the member would do instead."""

    position = ChoiceField(asks="what you would do instead", label="What would you do instead?", choices=OUTCOMES)
    reason = LongTextField(asks="why", label="Why?")


class AnswerForm(Form):
    """The chair's answer."""

    answer = LongTextField(asks="your answer", label="Your answer")
