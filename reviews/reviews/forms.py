"""The questions of the steps of a review."""

from typing import Any, ClassVar

from reviews.reviews.guards import recommends_nothing
from reviews.reviews.models import Review
from scr_portal.documents.uploads import CheckedFileField
from scr_portal.forms import DateField, Form, LongTextField


class DraftTermsForm(Form):
    """The terms of reference in one text."""

    wants_record: ClassVar[bool] = True
    terms = LongTextField(
        label="Terms of reference",
        asks="the terms of reference",
        most=40_000,
        rows=20,
        help_text="What the review is to find out, the period it looks at, the agencies and others who contribute, how "
        "the family is involved, other processes that are running, and the timetable.",
    )

    def __init__(self, *args: Any, record: Review, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["terms"].initial = record.terms


class ApproveTermsForm(Form):
    """From when they stand, and why they change."""

    wants_record: ClassVar[bool] = True
    approved_on = DateField(label="Date of approval", asks="the date of approval", past=True)
    why_changed = LongTextField(
        label="Why the terms of reference change", asks="why the terms of reference change", rows=3
    )

    def __init__(self, *args: Any, record: Review, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not record.terms_version:
            del self.fields["why_changed"]


class StartForm(Form):
    """From when the review is under way."""

    started_on = DateField(label="Date the review starts", asks="the date the review starts", past=True)


class ExtendForm(Form):
    """The new day, why, and what has been done so far."""

    decided_on = DateField(label="Date of this decision", asks="the date of this decision", past=True)
    due_on = DateField(
        label="New date for completion",
        asks="the new date for completion",
        help_text="Later than the present one. The earlier date stays visible.",
    )
    reason = LongTextField(
        label="Why more time is needed",
        asks="why more time is needed",
        rows=3,
        help_text="For example: criminal proceedings would be put at risk.",
    )
    revised_plan = LongTextField(label="Revised project plan", asks="the revised project plan", rows=8)
    progress = LongTextField(
        label="Progress so far",
        asks="the progress so far",
        help_text="With what must improve, and the action already taken.",
    )


class RequestExtensionForm(Form):
    """Until when, and why."""

    due_on = DateField(
        label="Until when is time needed?", asks="the day", help_text="Later than the present date for completion."
    )
    reason = LongTextField(
        label="Why is more time needed?",
        asks="why more time is needed",
        rows=3,
        help_text="With what has been done so far. The LSCB chair decides.",
    )


class RefuseExtensionForm(Form):
    """Why not."""

    why = LongTextField(label="Why not?", asks="why more time is refused", rows=3)


class ReportBackForm(Form):
    """What the alternative review found."""

    reported_on = DateField(label="Date the findings were reported", asks="the date of the report", past=True)
    file = CheckedFileField(label="The report of the findings", asks="the file")
    why_late = LongTextField(
        label="Why it reports late, if it does", asks="why it reports late", required=False, rows=3
    )  # fmt: skip


class AcceptForm(Form):
    """The LSCB's acceptance and its response to the findings; where nothing is recommended, with the reason."""

    wants_record: ClassVar[bool] = True
    accepted_on = DateField(label="Date the LSCB accepted the review", asks="the date of acceptance", past=True)
    response = LongTextField(
        label="Response of the LSCB to the findings",
        asks="the response of the LSCB to the findings",
        required=False,
        rows=10,
        most=40_000,
        help_text="Required where the guidance has it published.",
    )
    why_late = LongTextField(
        label="Why it is late",
        asks="why it is late",
        required=False,
        rows=3,
        help_text="Required when the date for completion has passed.",
    )

    def __init__(self, *args: Any, record: Review, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if recommends_nothing(record):
            self.fields["response"].help_text = (
                "Required: no recommendation is recorded, and none can be once the review is accepted. Enter why the "
                "LSCB recommends nothing."
            )


class CloseForm(Form):
    """The last words on the review."""

    closed_on = DateField(label="Date of closure", asks="the date of closure", past=True)
    closing_statement = LongTextField(
        label="Closing statement",
        asks="the closing statement",
        help_text="What has changed because of this review, and how staff and family were told.",
    )


class DiscontinueForm(Form):
    """Why the review ends without a report."""

    discontinued_on = DateField(label="Date it was discontinued", asks="the date it was discontinued", past=True)
    discontinued_because = LongTextField(label="Why it is discontinued", asks="why it is discontinued")
