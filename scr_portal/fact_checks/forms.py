"""The questions of a fact-check by one person."""

from scr_portal.documents.uploads import CheckedFileField
from scr_portal.fact_checks.models import FactCheck
from scr_portal.forms import ChoiceField, DateField, EmailField, Form, LongTextField, YesNoField


class AskForm(Form):
    """Whom, by the whole address, what, and by when."""

    kind = ChoiceField(asks="what is to be checked", label="What is to be checked?", choices=FactCheck.Kind.choices)
    email = EmailField(
        label="E-mail address of the person",
        help_text="Type it in full: a person is meant by the account, never by a name that is alike. It may be "
        "somebody without a place on the case, or who has no part in it any more.",
    )
    text = LongTextField(
        asks="what is to be checked",
        label="The text (optional if you choose a file)",
        help_text="Copy what is about this person, and nothing about others.",
        rows=8,
        required=False,
    )
    file = CheckedFileField(asks="the file", label="Or a file (optional)", required=False)
    due_on = DateField(
        asks="the day by which it is to be checked",
        label="By when is it to be checked?",
        help_text="No guidance was seen that lays down a day.",
    )


class AnswerForm(Form):
    """Whether it is right, and what is not."""

    is_right = YesNoField(asks="yes if it is right", label="Is it right?")
    answer = LongTextField(
        asks="what is wrong, and why",
        label="If not, what is wrong, and why?",
        help_text="Say how you know. You may also say what should be added.",
        rows=8,
        required=False,
    )
