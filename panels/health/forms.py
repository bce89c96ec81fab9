"""The questions of the health overview report."""

from typing import Any, ClassVar

from django.utils import timezone

from panels.health.required import trusts_giving, why_required
from panels.health.transitions import health_agencies
from reviews.reviews.models import open_review
from scr_portal.casefiles import CaseRecord
from scr_portal.documents.uploads import CheckedFileField
from scr_portal.forms import DateField, Form, LongTextField, ModelChoiceField, YesNoField

NO_RULE = "No rule was seen that asks for it in this case: the LSCB may ask for it all the same."


class AskForm(Form):
    """Of which trust, and by when."""

    wants_record: ClassVar[bool] = True
    agency = ModelChoiceField(
        label="Which trust is to have it written?",
        asks="the trust that is to have it written",
        to_field_name="public_id",
    )
    asked_on = DateField(
        label="When was it asked for?", asks="the day it was asked for", past=True, initial=timezone.localdate
    )
    due_on = DateField(
        label="By when is it to be handed in?",
        asks="the day it is due",
        help_text="Before the overview report goes to the SCR panel. No guidance was seen that lays down a day.",
    )

    def __init__(self, *args: Any, record: CaseRecord, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        case, review = record.casefile, open_review(record.casefile)
        self.fields["agency"].queryset = health_agencies(case).order_by("name")  # type: ignore[attr-defined]
        rule = review and why_required(review, trusts_giving(review))
        why = f"{rule} Source: {case.edition.health_overview_source}." if rule else NO_RULE
        self.fields[
            "agency"
        ].help_text = f"{why} A health agency of this case: the Primary Care Trust, where it is one."


class HandInForm(Form):
    """The file, and the declaration."""

    file = CheckedFileField(label="The health overview report", asks="the file")
    had_part = YesNoField(
        label="Did you have a part in the case, or were you the immediate manager of anybody who had?",
        asks="yes if you had a part in the case",
        help_text="If you had, a designated professional of another trust writes it.",
    )


class SendBackForm(Form):
    """What is to change, by when."""

    to_change = LongTextField(label="What is to change, and why?", asks="what is to change")
    due_on = DateField(label="New day it is due", asks="the new day it is due")
