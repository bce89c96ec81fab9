"""What is asked about a contact with the family."""

from typing import Any

from django.utils import timezone

from reviews.families.models import FamilyContact, FamilyView
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

    def __init__(self, *args: Any, record: FamilyContact, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial = {**{name: getattr(record, name) for name in ("stage", "why")}, **self.initial}


class ViewForm(Form):
    """What somebody said."""

    wants_record = True
    who = ChoiceField(asks="who said it", label="Who said it?", widget=Select())
    said = LongTextField(
        asks="what they said",
        label="What did they say?",
        help_text="The SCR panel reads it. Write nothing of where they live or how they are reached.",
    )
    said_on = DateField(asks="the day they said it", label="When?", past=True, initial=timezone.localdate)

    def __init__(self, *args: Any, record: FamilyView, **kwargs: Any) -> None:
        """Those who are on the register of this case."""
        super().__init__(*args, **kwargs)
        there = FamilyContact.objects.filter(casefile=record.casefile).order_by("pk").values_list("who", flat=True)
        self.fields["who"].choices = [("", "Choose"), *((who, who) for who in dict.fromkeys(there))]  # type: ignore[attr-defined]
