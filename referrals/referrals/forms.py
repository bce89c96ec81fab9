"""The questions of a referral (a thin form after WT2010 local forms, guidance.md 4.1)."""

from typing import Any, ClassVar

from django.utils import timezone

from referrals.referrals.labels import suggested_label
from referrals.referrals.models import Referral
from scr_portal.forms import (
    ChoiceField,
    DateField,
    EmailField,
    Form,
    LongTextField,
    ModelChoiceField,
    MultipleModelChoiceField,
    Radios,
    Rows,
    Select,
    TextField,
    YesNoField,
)
from scr_portal.people import Person

EXAMPLE = "For example, 31 1 2026"
OTHERS = [("", "Choose"), *((kind.value, kind.label) for kind in Person.Kind if kind is not Person.Kind.CHILD)]


class PersonForm(Form):
    """One person of the case."""

    name = TextField(asks="the name", label="Name", most=150)
    other_names = TextField(
        asks="other names",
        label="Other names (optional)",
        required=False,
        most=600,
        help_text="Nicknames and earlier names, with commas between them.",
    )
    born_on = DateField(asks="the date of birth", label="Date of birth (optional)", required=False, past=True)

    def clean_other_names(self) -> list[str]:
        """The names one by one."""
        names = [name.strip() for name in self.cleaned_data["other_names"].split(",") if name.strip()]
        if any(len(name) > 150 for name in names):
            self.add_error("other_names", "Put commas between the names: each must be 150 characters or fewer")
        return names


class ChildForm(PersonForm):
    """One child."""

    died_on = DateField(asks="the date of death", label="Date of death (if the child died)", required=False, past=True)

    def clean(self) -> dict[str, Any]:
        """The child died after it was born."""
        born, died = self.cleaned_data.get("born_on"), self.cleaned_data.get("died_on")
        if born and died and died < born:
            self.add_error("died_on", "The date of death must be after the date of birth")
        return self.cleaned_data


class RelativeForm(PersonForm):
    """Somebody else of the case."""

    kind = ChoiceField(asks="who this is to the child", label="Who this is", choices=OTHERS, widget=Select())
    field_order = ["name", "kind", "other_names", "born_on"]


class Children(Rows):
    """The children the referral is about."""

    row, title, item = ChildForm, "Children", "child"
    at_most = 12


class Relatives(Rows):
    """Brothers and sisters, parents, others."""

    row, title, item = RelativeForm, "Family and others (optional)", "person"
    at_least, at_most = 0, 30


class DaysForm(Form):
    """The dated facts, from which the clocks are counted."""

    attention_on = DateField(
        asks="the day the board first knew",
        label="When did the board first know?",
        past=True,
        help_text="By any route, for example a telephone call. The month for the decision is counted from this day "
        "under the guidance up to 2010.",
    )
    incident_on = DateField(
        asks="the day it happened", label="When did it happen? (optional)", required=False, past=True
    )
    notified_on = DateField(
        asks="the day the incident was notified",
        label="When was the incident notified to the board? (optional)",
        required=False,
        past=True,
        help_text="The month is counted from this day under the guidance from 2013.",
    )
    aware_on = DateField(
        asks="the day the local authority became aware",
        label="When did the local authority become aware? (optional)",
        required=False,
        past=True,
    )
    received_on = DateField(
        asks="the day the referral was received", label="When was the referral received?", past=True
    )


class ReferralForm(DaysForm):
    """What is written down of every referral."""

    wants_record = True
    others_at_risk = ChoiceField(
        asks="whether other children are at risk now",
        label="Are other children at risk now?",
        choices=Referral.AtRisk.choices,
        widget=Radios(reveals={Referral.AtRisk.YES: ["others_at_risk_action"]}),
        help_text="Answer this first. It cannot wait for the rest of the form.",
    )
    others_at_risk_action = LongTextField(
        asks="what is being done for the other children", label="What is being done for them, and by whom?", rows=3
    )
    trigger = ChoiceField(
        asks="what the referral is about", label="What is it about?", choices=Referral.Trigger.choices
    )
    what_happened = LongTextField(asks="what happened", label="What happened?", rows=8)
    attention_route = TextField(
        asks="how the board came to know",
        label="How did the board come to know?",
        most=150,
        help_text="For example, referral form, child death process, telephone.",
    )
    may_meet_criteria = YesNoField(
        asks="yes if the case may meet the criteria",
        label="May the case meet the criteria for a serious case review?",
        help_text="If yes, the bodies that must be told at once are listed on the case page.",
    )
    referrer_name = TextField(asks="who made the referral", label="Who made the referral?", most=150)
    referrer_role = TextField(asks="their role", label="Their role (optional)", most=150, required=False)
    referrer_agency = ModelChoiceField(
        asks="their agency",
        label="Their agency (optional)",
        required=False,
        to_field_name="public_id",
        empty_label="Not an agency of this board",
    )
    referrer_email = EmailField(
        asks="their e-mail address",
        label="Their e-mail address (optional)",
        required=False,
        help_text="They are sent an acknowledgement that names nobody.",
    )
    referrer_contact = TextField(
        asks="how to reach them", label="How else to reach them (optional)", most=200, required=False
    )
    field_order = [
        "others_at_risk", "others_at_risk_action", "trigger", "what_happened", "incident_on", "attention_on",
        "attention_route", "notified_on", "aware_on", "received_on", "may_meet_criteria", "referrer_name",
        "referrer_role", "referrer_agency", "referrer_email", "referrer_contact", "agencies",
        "agencies_asked_on", "label",
    ]  # fmt: skip

    def __init__(self, *args: Any, record: Referral, **kwargs: Any) -> None:
        kwargs["initial"] = {"received_on": timezone.localdate(), **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)
        self.board = record.casefile.board
        self.fields["referrer_agency"].queryset = self.board.agencies.all()  # type: ignore[attr-defined]


class ReceiveForm(ReferralForm):
    """The first referral of a case: also who it is about, and whom to ask."""

    row_groups: ClassVar = {"children": Children, "people": Relatives}
    agencies = MultipleModelChoiceField(
        asks="the agencies to ask",
        label="Which agencies were involved, as far as is known?",
        required=False,
        to_field_name="public_id",
        help_text="Each is asked at once to secure its records and to say what it knew. More can be asked later.",
    )
    agencies_asked_on = DateField(
        asks="the day they were asked",
        label="When were they asked? (optional)",
        required=False,
        past=True,
        help_text="Only if they were asked before today: leave it empty to ask them now.",
    )
    label = TextField(
        asks="what the child is called in the portal",
        label="What the child is called in the portal",
        most=60,
        width=20,
        help_text="Never a name, and no initials: this stands in lists and beside the reference.",
    )

    def __init__(self, *args: Any, record: Referral, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)
        self.fields["agencies"].queryset = self.board.agencies.all()  # type: ignore[attr-defined]
        self.initial.setdefault("label", suggested_label(self.board))


class FurtherChildren(Children):
    """Children whom only the further referral names."""

    title = "Children whom the case does not name yet (optional)"
    at_least = 0


class FurtherRelatives(Relatives):
    """The same of everybody else."""

    title = "Family and others whom the case does not name yet (optional)"


class LinkForm(ReferralForm):
    """A further referral of the same incident: it may name more people, whose names must not be published either."""

    row_groups: ClassVar = {"children": FurtherChildren, "people": FurtherRelatives}


class WithdrawForm(Form):
    """Why a referral is taken back."""

    withdrawn_because = LongTextField(asks="why the referral is withdrawn", label="Why is it withdrawn?", rows=3)
