"""What is asked of who chases an agency."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django.utils import timezone

from scr_portal.casefiles import CaseRecord
from scr_portal.chases.models import Chase
from scr_portal.chases.owed import Owed
from scr_portal.forms import (
    ChoiceField,
    DateField,
    Form,
    LongTextField,
    ModelChoiceField,
    MultipleChoiceField,
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
    """Which agencies, whom of them, and what for: each is asked for what it owes of what is ticked."""

    agencies = MultipleModelChoiceField(
        asks="the agencies to chase", label="Which agencies?", to_field_name="public_id"
    )
    tier = ChoiceField(asks="who is written to", label="Who is written to?", choices=TIERS)
    things = MultipleChoiceField(
        asks="what is waited for",
        label="What is waited for?",
        help_text="Each agency is chased for what it owes of this. It stands in the list of reminders here, and is not "
        "in the e-mail, which names nobody: the agency sees on its own page what it owes.",
        required=False,
    )
    more = LongTextField(
        asks="what else is waited for",
        label="What else is waited for? (optional)",
        help_text="For the list of reminders here alone: the agency does not read it. What it does not owe yet is "
        "asked for on the page of what agencies owe.",
        rows=2,
        required=False,
    )

    def __init__(self, *args: Any, owed: Sequence[Owed], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        by_thing: dict[str, list[str]] = {}
        for one in owed:
            by_thing.setdefault(one.called, []).append(str(one.agency))
        choices = [(called, f"{called}: {', '.join(agencies)}") for called, agencies in by_thing.items()]
        self.fields["things"].choices = choices  # type: ignore[attr-defined]
        if not choices:
            del self.fields["things"]

    def clean(self) -> dict[str, Any]:
        """Something must be waited for."""
        said = super().clean() or self.cleaned_data
        if not self.errors and not said.get("things") and not said.get("more", "").strip():
            self.add_error("things" if "things" in self.fields else "more", "Tick or enter what is waited for")
        return said


class NoteCallForm(OfAgencies):
    """Which agency, who was spoken to, when, and what was said."""

    agency = ModelChoiceField(asks="the agency", label="Which agency?", to_field_name="public_id")
    whom = TextField(asks="who you spoke to", label="Who did you speak to?", most=150)
    what = LongTextField(asks="what was said", label="What was said?", rows=3)
    called_on = DateField(asks="the day of the call", label="When?", past=True, initial=timezone.localdate)
