"""What is asked about a contact with staff."""

from typing import Any

from django.utils import timezone

from reviews.staff.models import StaffContact
from scr_portal.forms import ChoiceField, DateField, Form, LongTextField, ModelChoiceField, Select, TextField


class HowFarForm(Form):
    """How far it is."""

    interview = ChoiceField(
        asks="whether they may be interviewed", label="May they be interviewed?", choices=StaffContact.Interview.choices
    )
    stage = ChoiceField(
        asks="how far it is",
        label="How far is it?",
        choices=[("", "Choose"), *StaffContact.Stage.choices],
        widget=Select(),
    )
    stage_on = DateField(asks="since when", label="Since when?", past=True, initial=timezone.localdate)
    note = LongTextField(
        asks="a note",
        label="Note (optional)",
        required=False,
        help_text="A matter of discipline goes to the employer, and is not written here.",
    )


class RecordForm(HowFarForm):
    """Somebody new."""

    who = TextField(asks="who it is", label="Who is it?", most=150, help_text="A position, such as health visitor.")
    agency = ModelChoiceField(
        asks="the agency",
        label="For which agency do they work?",
        required=False,
        empty_label="Another organisation",
        help_text="The senior officer and the IMR author of the agency can read this entry.",
    )
    works_for = TextField(asks="for whom they work", label="If another organisation: which?", most=150, required=False)
    support = TextField(asks="who supports them", label="Who supports them?", most=300)
    field_order = ["who", "agency", "works_for", "support", "interview", "stage", "stage_on", "note"]
    wants_record = True

    def __init__(self, *args: Any, record: StaffContact, **kwargs: Any) -> None:
        """The people of an agency record its own staff, and are not asked."""
        super().__init__(*args, **kwargs)
        if record.agency_id:
            del self.fields["agency"], self.fields["works_for"]
        else:
            self.fields["agency"].queryset = record.casefile.involved().order_by("name")  # type: ignore[attr-defined]


class UpdateForm(HowFarForm):
    """Somebody who is there."""

    wants_record = True

    def __init__(self, *args: Any, record: StaffContact, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial = {**{name: getattr(record, name) for name in ("interview", "stage", "note")}, **self.initial}
