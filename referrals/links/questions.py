"""The questions of a referral as they are put to whoever makes it: the same, but what only the office can answer."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.forms import BaseForm
from django.utils import timezone

from referrals.referrals import event_questions as events
from referrals.referrals import forms
from referrals.referrals import questions as asked
from referrals.referrals.asking import OfReferral, optional
from referrals.referrals.forms import Part
from referrals.referrals.models import Referral
from referrals.referrals.people_forms import Children
from scr_portal.accounts import Board, Membership, User

WANTED = [(kind, "I leave it open" if kind == Referral.Wanted.OPEN else kind.label) for kind in Referral.Wanted]


class OwnAtRiskForm(asked.AtRiskForm):
    """The first question; and where whoever answers it with yes is called at once."""

    reach_now = optional(
        "A telephone number on which you can be called now",
        "the telephone number",
        50,
        help_text="The board’s office sees it at once, before you send the form, so that it can call you.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        action = [name for name in asked.AtRiskForm.base_fields if name != "others_at_risk"]
        reveals = {Referral.AtRisk.YES: ["reach_now", *action]}
        self.fields["others_at_risk"].widget.reveals = reveals


class OwnReferrerForm(asked.ReferrerForm):
    """About whoever fills it in; the answer goes to the address by which they came."""

    referrer_email = referred_on = signed_by = None  # type: ignore[assignment]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _put(
            self,
            referrer_name="Your name",
            referrer_role="Your role (optional)",
            referrer_agency="Your agency (optional)",
            referrer_contact="How to reach you (optional)",
            consulted="Which manager or safeguarding lead did you talk it over with? (optional)",
            consulted_on="When did you talk? (optional)",
            representative="Who represents your agency on the LSCB? (optional)",
        )
        self.fields["referrer_name"].error_messages["required"] = "Enter your name"
        where = "With where you work, when your agency is not in the list. For example, GP, Elm Street Surgery."
        self.fields["referrer_role"].help_text = where
        self.fields["referrer_contact"].help_text = (
            "If you have answered that other children are at risk now, the board’s office sees this before you send "
            "the form, so that it can call you."
        )


class OwnChildrenForm(OfReferral):
    """Whom the referral is about; what a child is called in the portal is the office's to say."""

    row_groups: ClassVar = {"children": Children}


class OwnEventsForm(events.EventsForm):
    """What happened; other cases are known to the office alone."""

    linked_cases = None  # type: ignore[assignment]


class OwnDaysForm(events.DaysForm):
    """The days that who refers can know; the board knows by this referral, unless the office says otherwise."""

    attention_on = attention_route = notified_on = notified_by = notified_by_role = received_on = None  # type: ignore[assignment]


class OwnCriteriaForm(asked.CriteriaForm):
    """What is asked for, and why."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _put(
            self,
            may_meet_criteria="Do you think that the criteria for a serious case review may be met?",
            wanted="What do you ask for? (optional)",
            why_wanted="Why? (optional)",
        )
        self.fields["wanted"].choices = WANTED  # type: ignore[attr-defined]
        self.fields["may_meet_criteria"].help_text = (
            "A child died or was seriously harmed, and abuse or neglect is known or suspected. If you are not sure, "
            "answer yes: the board decides."
        )


class OwnBesideForm(asked.BesideForm):
    """What runs beside it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["processes"].help_text = ""


OWN: Mapping[Part, type[OfReferral]] = {
    forms.AT_RISK: OwnAtRiskForm,
    forms.REFERRER: OwnReferrerForm,
    forms.CHILDREN: OwnChildrenForm,
    forms.FAMILY: asked.FamilyForm,
    forms.AGENCIES: asked.CareForm,
    forms.EVENTS: OwnEventsForm,
    forms.DAYS: OwnDaysForm,
    forms.CRITERIA: OwnCriteriaForm,
    forms.BESIDE: OwnBesideForm,
}
TITLES = {forms.REFERRER: "About you"}
PARTS = tuple(Part(part.slug, TITLES.get(part, part.title), form) for part, form in OWN.items())


class ReferForm(
    OwnBesideForm, OwnCriteriaForm, OwnDaysForm, OwnEventsForm, asked.CareForm, asked.FamilyForm, OwnChildrenForm,
    OwnReferrerForm, OwnAtRiskForm, forms.InParts,
):  # fmt: skip
    """All of it at once, as the step is given it."""

    row_groups: ClassVar = {name: rows for part in PARTS for name, rows in part.form_class.row_groups.items()}
    field_order = forms.in_order(part.form_class for part in PARTS)

    def clean(self) -> dict[str, Any]:
        """The number on which they can be called now is how to reach them, where they do not say otherwise."""
        said = super().clean() or self.cleaned_data
        number = said.pop("reach_now", "")
        return said | {"referrer_contact": said.get("referrer_contact") or number}


def reached(typed: Mapping[str, list[str]]) -> str:
    """Where the office can call who is writing: the number for now, and what they say of how to reach them."""
    number, contact = (" ".join(typed.get(name, [])).strip() for name in ("reach_now", "referrer_contact"))
    return contact if number in contact else ", ".join(filter(None, [number, contact]))


def known_of(person: User, board: Board) -> dict[str, Any]:
    """What the portal knows of whoever represents an agency of the board, for them to change: name, agency, contact.

    The agency, and its telephone, only where it is one: the portal keeps no telephone of a person.
    """
    acts = Membership.objects.on(timezone.localdate()).filter(user=person, agency__boards=board)
    agencies = list({one.agency for one in acts.select_related("agency") if one.agency})
    agency = agencies[0] if len(agencies) == 1 else None
    contact = ", ".join(filter(None, [agency.telephone if agency else "", person.email]))
    return {"referrer_name": person.name, "referrer_agency": agency, "referrer_contact": contact}


def _put(form: BaseForm, **labels: str) -> None:
    """Ask in other words."""
    for name, label in labels.items():
        form.fields[name].label = label
