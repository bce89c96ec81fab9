"""The questions of a referral, a form for each page (after local forms of 2010, guidance.md 4.1)."""

from typing import Any, ClassVar

from referrals.parallel.models import ParallelProcess
from referrals.referrals.asking import OfReferral, known, optional
from referrals.referrals.family import names_of
from referrals.referrals.labels import suggested_label, wrong_label
from referrals.referrals.models import Known, Referral
from referrals.referrals.people_forms import Children, Contacts, Relatives
from scr_portal.forms import (
    ChoiceField,
    DateField,
    EmailField,
    LongTextField,
    ModelChoiceField,
    MultipleChoiceField,
    MultipleModelChoiceField,
    Radios,
    TextField,
    YesNoField,
)


class AtRiskForm(OfReferral):
    """The first question of all."""

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


class ReferrerForm(OfReferral):
    """Who refers, and whom they talked to before."""

    referrer_name = TextField(asks="who made the referral", label="Who made the referral?", most=150)
    referrer_role = optional(
        "Their role", "their role",
        help_text="With where they work, when their agency is not in the list. For example, GP, Elm Street Surgery.",
    )  # fmt: skip
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
    referrer_contact = optional("How else to reach them", "how to reach them", 200)
    referred_on = DateField(
        asks="the day on the referral", label="Date on the referral (optional)", required=False, past=True
    )
    signed_by = optional("Who signed it?", "who signed it")
    consulted = optional(
        "Which manager or safeguarding lead did they talk it over with?", "the manager or safeguarding lead"
    )
    consulted_on = DateField(
        asks="the day they talked", label="When did they talk? (optional)", required=False, past=True
    )
    representative = optional("Who represents their agency on the LSCB?", "who represents the agency")
    representative_view = LongTextField(
        asks="the view of the representative", label="The view of the representative (optional)", rows=3, required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["referrer_agency"].queryset = self.board.agencies.all()  # type: ignore[attr-defined]


class ChildrenForm(OfReferral):
    """Whom the referral is about."""

    row_groups: ClassVar = {"children": Children}
    label = TextField(
        asks="what the child is called in the portal",
        label="What the child is called in the portal",
        most=60,
        width=20,
        help_text="Never a name, and no initials: this stands in lists and beside the reference.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("label", suggested_label(self.board))

    def clean(self) -> dict[str, Any]:
        """A label that names nobody, said already where it is typed; the step looks at the family's names too."""
        super().clean()
        names = names_of(self.cleaned_data["children"])
        if (label := self.cleaned_data.get("label")) and (wrong := wrong_label(label, names, self.board)):
            self.add_error("label", wrong)
        return self.cleaned_data


class FamilyForm(OfReferral):
    """Everybody else who matters to the children."""

    row_groups: ClassVar = {"people": Relatives}


class CareForm(OfReferral):
    """Who leads the work with the child, and which agencies take part in it."""

    row_groups: ClassVar = {"contacts": Contacts}
    open_to_social_care = known(
        "Was the child open to children's social care when it happened?", "whether the child was open to social care"
    )
    lead_professional = optional("Lead professional", "the lead professional", help_text="The name alone.")


class AgenciesForm(CareForm):
    """The same, and whom to ask now."""

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
    agencies_due_on = DateField(
        asks="the day by which they are to answer",
        label="By when are they to answer? (optional)",
        required=False,
        help_text="From this day on whoever has not answered is late. No guidance was seen that lays down a day. "
        "You can say it later for each agency.",
    )
    field_order = [
        "agencies", "agencies_asked_on", "agencies_due_on", "open_to_social_care", "lead_professional"
    ]  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agencies"].queryset = self.board.agencies.all()  # type: ignore[attr-defined]


class CriteriaForm(OfReferral):
    """What the referrer asks for."""

    may_meet_criteria = YesNoField(
        asks="yes if the case may meet the criteria",
        label="May the case meet the criteria for a serious case review?",
        help_text="If yes, the bodies that must be told at once are listed on the case page.",
    )
    wanted = ChoiceField(
        asks="what the referrer asks for",
        label="What does the referrer ask for? (optional)",
        choices=Referral.Wanted.choices,
        required=False,
    )
    why_wanted = LongTextField(
        asks="why", label="Why, in the words of the referrer? (optional)", rows=4, required=False
    )


class BesideForm(OfReferral):
    """What runs beside the case."""

    processes = MultipleChoiceField(
        asks="the processes",
        label="Which other processes are known? (optional)",
        choices=ParallelProcess.Kind.choices,
        required=False,
        help_text="Each is put on the register of parallel processes.",
    )
    processes_note = LongTextField(
        asks="what is known of them",
        label="Who leads them, and what comes next? (optional)",
        rows=3,
        required=False,
        most=4000,
    )
    media_interest = ChoiceField(
        asks="whether the media take an interest",
        label="Do the media take an interest? (optional)",
        choices=Known.choices,
        required=False,
        widget=Radios(reveals={Known.YES: ["media_note"]}),
    )
    media_note = LongTextField(
        asks="which media", label="Which media, and who answers them? (optional)", rows=3, required=False
    )
