"""What is asked about a contact with the family."""

from typing import Any

from django.utils import timezone

from reviews.families.models import FamilyContact
from scr_portal.forms import ChoiceField, DateField, Form, LongTextField, Select, TextField


class HowFarForm(Form):
    """How far it is."""

    stage = ChoiceField(
        asks="how far it is",
        label="How far is it?",
        choices=[("", "Choose"), *FamilyContact.Stage.choices],
        widget=Select(),
    )
    stage_on = DateField(asks="since when", label="Since when?", past=True, initial=timezone.localdate)
    why = LongTextField(
        asks="why",
        label="If they are not asked, do not want to, or have to wait: why?",
        required=False,
        help_text="The report says to what extent the family took part.",
    )


class RecordForm(HowFarForm):
    """Somebody new."""

    who = TextField(
        asks="who it is", label="Who is it?", most=150, help_text="What they are to the child, for example: mother."
    )
    route = TextField(
        asks="how they are reached",
        label="How are they reached?",
        most=300,
        help_text="A letter is not always adequate. Say if they need an interpreter or have a disability.",
    )
    named_contact = TextField(asks="who speaks with them", label="Who speaks with them?", most=150)
    advice = LongTextField(
        asks="the advice",
        label="Advice of the police or the Crown Prosecution Service (optional)",
        required=False,
    )
    field_order = ["who", "route", "named_contact", "advice", "stage", "stage_on", "why"]


class UpdateForm(HowFarForm):
    """Somebody who is there."""

    wants_record = True
    said = LongTextField(asks="what they said", label="What did they say? (optional)", required=False)

    def __init__(self, *args: Any, record: FamilyContact, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial = {**{name: getattr(record, name) for name in ("stage", "why", "said")}, **self.initial}
