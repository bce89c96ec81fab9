"""The questions of a referral about what happened, and about the days that count (guidance.md 4.1)."""

from typing import Any, ClassVar

from django.utils import timezone

from referrals.referrals.asking import OfReferral, optional
from referrals.referrals.dates import wrong_days
from referrals.referrals.models import Referral
from referrals.referrals.people_forms import Occurrences
from scr_portal.forms import ChoiceField, DateField, LongTextField, MultipleChoiceField, TextField


class EventsForm(OfReferral):
    """What happened, and what worries the referrer."""

    row_groups: ClassVar = {"occurrences": Occurrences}
    trigger = ChoiceField(
        asks="what the referral is about", label="What is it about?", choices=Referral.Trigger.choices
    )
    also_about = MultipleChoiceField(
        asks="what else the referral is about",
        label="Is it about anything else? (optional)",
        choices=Referral.Trigger.choices,
        required=False,
        help_text="For example, where one child died and another was injured.",
    )
    what_happened = LongTextField(
        asks="what happened",
        label="What happened?",
        rows=8,
        help_text="Write under “The children” or “Family and others” the name of everybody whom you name here: "
        "those names are kept out of what is published.",
    )
    signs = MultipleChoiceField(
        asks="what applies",
        label="Does any of this apply? (optional)",
        choices=Referral.Sign.choices,
        required=False,
        help_text="To help you say what matters. This is a list of the portal, not the wording of the guidance.",
    )
    signs_note = LongTextField(
        asks="what is known of it", label="What is known of each that applies? (optional)", rows=4, required=False
    )
    agency_concerns = LongTextField(
        asks="the concerns", label="Concerns about how agencies worked together (optional)", rows=4, required=False
    )
    linked_cases = optional(
        "Other cases it may be linked with", "the other cases", 300, "By their references, never by a name."
    )


class DaysForm(OfReferral):
    """The dated facts, from which the clocks are counted."""

    incident_on = DateField(
        asks="the day it happened", label="When did it happen? (optional)", required=False, past=True
    )
    attention_on = DateField(
        asks="the day the board first knew",
        label="When did the board first know?",
        past=True,
        help_text="By any route, for example a telephone call. The month for the decision is counted from this day "
        "under the guidance up to 2010.",
    )
    attention_route = TextField(
        asks="how the board came to know",
        label="How did the board come to know?",
        most=150,
        help_text="For example, referral form, child death process, telephone.",
    )
    notified_on = DateField(
        asks="the day the incident was notified",
        label="When was the incident notified to the board? (optional)",
        required=False,
        past=True,
        help_text="The month is counted from this day under the guidance from 2013.",
    )
    notified_by = optional("Who notified it for the local authority?", "who notified it", help_text="The name alone.")
    notified_by_role = optional("Their role there", "the role of who notified it")
    aware_on = DateField(
        asks="the day the local authority became aware",
        label="When did the local authority become aware? (optional)",
        required=False,
        past=True,
    )
    received_on = DateField(
        asks="the day the referral was received", label="When was the referral received?", past=True
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"received_on": timezone.localdate(), **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        """Each day after the one it depends on, said already where the days are asked for."""
        super().clean()
        days = {name: self.cleaned_data.get(name) for name in DaysForm.base_fields if name.endswith("_on")}
        for name, why in wrong_days(Referral(**days), timezone.localdate()).items():
            if name not in self.errors:
                self.add_error(name, why)
        return self.cleaned_data
