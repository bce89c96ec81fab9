"""What is asked of who chases an agency."""

from typing import Any, ClassVar

from django.utils import timezone

from scr_portal.casefiles import CaseRecord
from scr_portal.chases.models import Chase
from scr_portal.forms import (
    ChoiceField,
    DateField,
    Form,
    LongTextField,
    ModelChoiceField,
    MultipleModelChoiceField,
    TextField,
)

TIERS = [(tier.value, str(tier.label)) for tier in (Chase.Tier.PEOPLE, Chase.Tier.CHIEF)]


class OfAgencies(Form):
    """A form that asks which of the case's agencies."""

    wants_record: ClassVar[bool] = True

    def __init__(self, *args: Any, record: CaseRecord, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        name = "agencies" if "agencies" in self.fields else "agency"
        self.fields[name].queryset = record.casefile.involved().order_by("name")  # type: ignore[attr-defined]


class SendForm(OfAgencies):
    """Which agencies, whom of them, and what for."""

    agencies = MultipleModelChoiceField(
        asks="the agencies to chase", label="Which agencies?", to_field_name="public_id"
    )
    tier = ChoiceField(asks="who is written to", label="Who is written to?", choices=TIERS)
    what = LongTextField(
        asks="what is waited for",
        label="What is waited for?",
        help_text="It stands in the list of reminders here, and is not in the e-mail, which names nobody.",
        rows=3,
    )


class NoteCallForm(OfAgencies):
    """Which agency, who was spoken to, when, and what was said."""

    agency = ModelChoiceField(asks="the agency", label="Which agency?", to_field_name="public_id")
    whom = TextField(asks="who you spoke to", label="Who did you speak to?", most=150)
    what = LongTextField(asks="what was said", label="What was said?", rows=3)
    called_on = DateField(asks="the day of the call", label="When?", past=True, initial=timezone.localdate)
