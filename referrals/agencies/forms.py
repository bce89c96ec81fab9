"""What an agency is asked before the decision."""

from typing import Any, cast

from django.utils import timezone

from referrals.agencies.models import AgencyInvolvement
from scr_portal.forms import DateField, Form, LongTextField, TextField
from scr_portal.partners.choosing import AgencyField
from scr_portal.partners.standing import agencies_for

EVERY_ONE = (
    "Every agency of the board has been asked. An administrator can add an agency to the board. To ask an agency of "
    "another area, name its board as a partner board first."
)


class AskForm(Form):
    """One more agency of the board, or of a partner board."""

    wants_record = True
    agency = AgencyField(asks="an agency", label="Agency", to_field_name="public_id", empty_label="Choose an agency")
    asked_on = DateField(asks="the day it was asked", label="When was it asked?", past=True, initial=timezone.localdate)

    def __init__(self, *args: Any, record: AgencyInvolvement, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        casefile = record.casefile
        asked = AgencyInvolvement.objects.filter(casefile=casefile).values("agency")
        left = agencies_for(casefile).exclude(pk__in=asked)
        cast(AgencyField, self.fields["agency"]).offer(left, casefile)
        if not left.exists():
            self.fields["agency"].help_text = EVERY_ONE


class ReturnScopingForm(Form):
    """What the agency knew."""

    involvement_known = LongTextField(
        asks="what the agency knew",
        label="What did the agency know of the child and the family?",
        rows=8,
        help_text="The portal names nobody to agencies: if you do not know who the child is, ask the LSCB officer by "
        "telephone or secure e-mail. Say also when the agency knew nothing of them.",
    )
    returned_by = TextField(
        asks="who at the agency says so",
        label="Who at the agency says so?",
        most=150,
        help_text="Name and position. If you record this on the agency's behalf, say how it reached you.",
    )
    returned_on = DateField(asks="the day", label="When?", past=True, initial=timezone.localdate)


class SecureForm(Form):
    """Which records are secured."""

    records_secured = LongTextField(
        asks="which records are secured",
        label="Which records are secured?",
        help_text="Kinds of record, paper and electronic, and any gaps.",
    )
    secured_by = TextField(
        asks="who secured them", label="Who secured them?", most=150, help_text="Name and position at the agency."
    )
    secured_on = DateField(asks="the day they were secured", label="When?", past=True, initial=timezone.localdate)
