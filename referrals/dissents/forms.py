"""A dissent, and the chair's answer."""

from typing import Any, cast

from referrals.considerations.models import Dissent
from referrals.considerations.words import OUTCOMES
from referrals.dissents.transitions import who_has_not_differed
from referrals.meetings.choosing import MemberField
from scr_portal.forms import ChoiceField, Form, LongTextField, Radios

NOBODY_LEFT = "A dissent of everybody who could differ is recorded: there is nobody left."


class _Otherwise(Form):
    """What somebody would do: never what is recommended."""

    wants_record = True

    def __init__(self, *args: Any, record: Dissent, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        recommended = record.consideration.recommendation
        otherwise = [(outcome, words) for outcome, words in OUTCOMES if outcome != recommended]
        cast(ChoiceField, self.fields["position"]).choices = otherwise


class RecordForm(_Otherwise):
    """What the member would do instead."""

    position = ChoiceField(asks="what you would do instead", label="What would you do instead?", choices=OUTCOMES)
    reason = LongTextField(asks="why", label="Why?")


class NoteForm(_Otherwise):
    """Who said it in the meeting, and what they would do instead."""

    member = MemberField(asks="whose dissent it is", label="Whose dissent is it?", widget=Radios())
    position = ChoiceField(asks="what they would do instead", label="What would they do instead?", choices=OUTCOMES)
    reason = LongTextField(asks="why", label="Why, in their words?")

    def __init__(self, *args: Any, record: Dissent, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)
        left = who_has_not_differed(record.consideration)
        cast(MemberField, self.fields["member"]).offer(left)
        if not left:
            self.fields["member"].help_text = NOBODY_LEFT


class AnswerForm(Form):
    """The chair's answer."""

    answer = LongTextField(asks="your answer", label="Your answer")
