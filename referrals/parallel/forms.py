"""A process that runs beside the case."""

from typing import Any

from django.utils import timezone

from referrals.parallel.models import AS_NOTED, NOT_KNOWN, ParallelProcess
from scr_portal.forms import ChoiceField, DateField, Form, LongTextField, Select, TextField, YesNoField


class HowItStandsForm(Form):
    """Who leads it, what comes next, what it stands in the way of."""

    lead = TextField(asks="who leads it", label="Who leads it, and how to reach them", most=150)
    reference = TextField(
        asks="their reference", label="Their reference (optional)", most=100, required=False,
        help_text="The number of the case there, for example of the police or the court.",
    )  # fmt: skip
    next_on = DateField(asks="the next date", label="Next hearing or milestone (optional)", required=False)
    blocks_publication = YesNoField(
        asks="yes if nothing may be published before it ends", label="Does it stand in the way of publication?"
    )
    disclosure = LongTextField(
        asks="what may be passed on", label="What may be passed on, either way? (optional)", required=False, most=4000,
        rows=3, help_text="To whom, who has agreed to it, and who is not to be told.",
    )  # fmt: skip
    note = LongTextField(asks="a note", label="How it stands now (optional)", required=False, most=4000)


class RecordForm(HowItStandsForm):
    """A new one."""

    kind = ChoiceField(
        asks="what kind of process it is",
        label="Kind of process",
        choices=[("", "Choose"), *ParallelProcess.Kind.choices],
        widget=Select(),
    )
    field_order = ["kind", "lead", "reference", "next_on", "blocks_publication", "disclosure", "note"]


class UpdateForm(HowItStandsForm):
    """One that is there."""

    wants_record = True

    def __init__(self, *args: Any, record: ParallelProcess, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = {name: getattr(record, name) for name in self.fields}
        known["lead"] = "" if record.lead in (NOT_KNOWN, AS_NOTED) else record.lead
        self.initial = {**known, **self.initial}


class EndForm(Form):
    """One that is over."""

    ended_on = DateField(asks="the day it ended", label="When did it end?", past=True, initial=timezone.localdate)
    note = LongTextField(asks="how it ended", label="How did it end?", most=4000)
