"""The questions of the steps of a recommendation."""

from typing import Any, ClassVar, cast

from reviews.recommendations.models import Recommendation
from scr_portal.forms import ChoiceField, Form, LongTextField, Radios, TextField
from scr_portal.partners.choosing import AgencyField
from scr_portal.partners.standing import agencies_for


class ProposeForm(Form):
    """What is to change, for whom, and what it is to bring about."""

    wants_record: ClassVar[bool] = True
    text = LongTextField(label="Recommendation", asks="the recommendation")
    finding = LongTextField(label="Finding it follows from", asks="the finding", required=False, rows=3)
    target = ChoiceField(
        label="To whom is it made?",
        asks="to whom the recommendation is made",
        choices=Recommendation.Target.choices,
        widget=Radios(reveals={"agency": ("agency",)}),
    )
    agency = AgencyField(label="Agency", asks="the agency")
    intended_outcome = LongTextField(
        label="Intended outcome", asks="the intended outcome", rows=3, help_text="What will be different, and for whom."
    )
    source_document = TextField(
        label="Report it comes from",
        asks="the report it comes from",
        most=150,
        required=False,
    )

    def __init__(self, *args: Any, record: Recommendation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        has_rule = record.casefile.edition.health_overview_from and not record.review.is_alternative
        of_health = ["health overview report"] if has_rule else []
        named = ", ".join(("report of the review", *of_health, "or the IMR of the police"))
        self.fields["source_document"].help_text = f"For example: {named}."
        cast(AgencyField, self.fields["agency"]).offer(agencies_for(record.casefile), record.casefile)


class AdoptForm(Form):
    """The outcome as the LSCB wants it."""

    wants_record: ClassVar[bool] = True
    intended_outcome = LongTextField(label="Intended outcome", asks="the intended outcome", rows=3)

    def __init__(self, *args: Any, record: Recommendation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["intended_outcome"].initial = record.intended_outcome


class RejectForm(Form):
    """Why the LSCB does not take it on."""

    why_rejected = LongTextField(label="Why the LSCB rejects it", asks="why the LSCB rejects it")
