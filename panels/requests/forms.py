"""The questions about what is asked of an agency."""

from typing import Any, ClassVar

from django.utils import timezone

from panels.requests.models import AgencyRequest
from referrals.agencies.forms import OnBehalfForm
from scr_portal.casefiles import CaseRecord
from scr_portal.forms import ChoiceField, DateField, Form, LongTextField, ModelChoiceField, TextField


class AskForm(Form):
    """Which agency, for what, by when."""

    wants_record: ClassVar[bool] = True
    kind = ChoiceField(
        asks="what is asked for",
        label="What is asked for?",
        choices=[
            (
                AgencyRequest.Kind.DECLARATION,
                "A later declaration: contact with the family that came to light since",
            ),
            (AgencyRequest.Kind.FACT_CHECK, "A fact-check: whether its information is fairly shown in a draft"),
            (AgencyRequest.Kind.FEEDBACK, "Feedback to its staff: that those involved were told what was found"),
        ],
    )
    agency = ModelChoiceField(asks="the agency", label="Which agency?", to_field_name="public_id")
    what = LongTextField(
        asks="what the agency is asked",
        label="What is the agency asked?",
        rows=6,
        help_text="The agency's senior officers and its representative read this here. For a fact-check, copy the "
        "passages about the agency, and nothing about others.",
    )
    asked_on = DateField(asks="the day it was asked", label="When was it asked?", past=True, initial=timezone.localdate)
    due_on = DateField(
        asks="the day by which it is to answer",
        label="By when is it to answer?",
        help_text="No guidance was seen that lays down a day: from the one you say on the agency is late.",
    )

    def __init__(self, *args: Any, record: CaseRecord, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agency"].queryset = record.casefile.involved().order_by("name")  # type: ignore[attr-defined]


class AnswerForm(OnBehalfForm):
    """The answer, from whom."""

    field_order = ["answer", "answered_by", "answered_on", "route", "file"]

    answer = LongTextField(
        asks="the answer",
        label="What is the answer?",
        rows=8,
        help_text="Say also when there is nothing to add or to put right.",
    )
    answered_by = TextField(
        asks="who at the agency says so", label="Who at the agency says so?", most=150, help_text="Name and position."
    )
    answered_on = DateField(asks="the day", label="When?", past=True, initial=timezone.localdate)
