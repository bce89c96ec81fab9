"""The questions of an appointment."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, cast

from scr_portal.access import Appointment
from scr_portal.casefiles import CaseRecord
from scr_portal.forms import (
    ChoiceField,
    DateField,
    EmailField,
    Form,
    LongTextField,
    TextField,
    YesNoField,
)
from scr_portal.partners.choosing import AgencyField
from scr_portal.partners.standing import agencies_for
from scr_portal.roles import Role

ROLES = (Role.PANEL_CHAIR, Role.PANEL_MEMBER, Role.OVERVIEW_AUTHOR, Role.DESIGNATED, Role.CHECKER)


class PersonForm(Form):
    """Who, by the whole address, and why this person."""

    wants_record: ClassVar[bool] = True
    email = EmailField(
        label="E-mail address",
        help_text="Type it in full. If nobody has an account with this address yet, one is made without a password: "
        "send a link from the case page, or ask an administrator for an invitation.",
    )
    name = TextField(
        label="Full name",
        asks="the person's name",
        most=150,
        autocomplete="off",
        help_text="Used if the account is new; somebody who has one keeps the name it bears.",
    )
    position = TextField(label="Position", asks="the person's position", most=150)
    organisation = TextField(
        label="Organisation",
        asks="the organisation the person works for, or “Independent”",
        most=150,
        help_text="Or “Independent”.",
    )
    agency = AgencyField(
        label="Agency that employs this person",
        asks="an agency of the list",
        required=False,
        empty_label="None of these",
        help_text="Of your board, of a partner board of the case, or involved in it.",
    )
    competence = LongTextField(
        label="Why this person is qualified and experienced", asks="why this person is qualified and experienced"
    )

    def __init__(self, *args: Any, record: CaseRecord, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(AgencyField, self.fields["agency"]).offer(agencies_for(record.casefile), record.casefile)


class ProposeForm(PersonForm):
    """Who, for what, and why this person."""

    field_order = ["role"]
    role = ChoiceField(label="Role", asks="the role", choices=[(role.value, role.label) for role in ROLES])


class HandOverForm(PersonForm):
    """Why, and who takes over."""

    field_order = ["why_in_place"]
    why_in_place = LongTextField(
        label="Why the work is handed over",
        asks="why the work is handed over",
        help_text="For example: long illness, a new post. The LSCB chair and the SCR panel chair read it.",
        rows=3,
    )


class DeclareForm(Form):
    """The declaration of independence, and that the person is qualified."""

    employed_by_lscb = YesNoField(
        label="Are you employed by, or a member of, this LSCB?", asks="yes if you belong to this LSCB"
    )
    employed_by_member_agency = YesNoField(
        label="Are you employed by any agency that is a member of this LSCB?",
        asks="yes if a member agency employs you",
    )
    employed_by_involved_agency = YesNoField(
        label="Are you employed by any agency that was involved in this case?",
        asks="yes if an agency that was involved employs you",
    )
    directly_involved = YesNoField(
        label="Were you directly involved with the child or the family?", asks="yes if you were directly involved"
    )
    line_manager = YesNoField(
        label="Were you the immediate line manager of anybody who was involved?",
        asks="yes if you were the immediate line manager of anybody involved",
    )
    decided_in_case = YesNoField(
        label="Did you take decisions in this case?", asks="yes if you took decisions in this case"
    )
    other_roles = LongTextField(
        label="Any other part you have in this review",
        asks="your other part in this review",
        required=False,
        rows=3,
        help_text="For example: I also write the health overview report.",
    )
    qualified_because = LongTextField(
        label="Why you are qualified for this role",
        asks="why you are qualified for this role",
        help_text="Training, and reviews you have worked on.",
    )
    declared_on = DateField(label="Date of this declaration", asks="the date of this declaration", past=True)


@dataclass(frozen=True)
class Said:
    """One question of a declaration with its answer in words."""

    question: str
    answer: str


def answers_of(given: Mapping[str, bool | str]) -> list[Said]:
    """What was declared, in the order of the form."""
    words: dict[bool | str, str] = {True: "Yes", False: "No", "": "Nothing said"}
    return [
        Said(str(field.label), words.get(given[name]) or str(given[name]))
        for name, field in DeclareForm.base_fields.items()
        if name in given
    ]


def declarations_of(appointment: Appointment) -> list[tuple[date, list[Said]]]:
    """Each declaration with its day, the newest first."""
    made = list(appointment.earlier_declarations)
    if appointment.declared_on:
        made.append((appointment.declared_on, appointment.declaration or {}))
    return [(day, answers_of(given)) for day, given in reversed(made)]


class ConfirmForm(Form):
    """From when; and why, where a rule warns."""

    wants_record: ClassVar[bool] = True
    since = DateField(label="First day of the appointment", asks="the first day of the appointment", past=True)
    warning_reason = LongTextField(
        label="Why it goes ahead in spite of the warning",
        asks="why it goes ahead in spite of the warning",
        required=False,
        rows=3,
    )

    def __init__(self, *args: Any, record: Appointment, warned: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["warning_reason"].required = warned
        if not warned:
            del self.fields["warning_reason"]


class FreezeForm(Form):
    """Why the appointment is on hold."""

    why_stopped = LongTextField(label="Why it is put on hold", asks="why it is put on hold", rows=3)


class WithdrawForm(Form):
    """Why nobody is asked any more."""

    why_stopped = LongTextField(
        label="Why the proposal is withdrawn", asks="why the proposal is withdrawn", rows=3,
        help_text="The person can read it, and so can the LSCB chair and the SCR panel chair.",
    )  # fmt: skip


class EndForm(Form):
    """The last day, and why."""

    until = DateField(label="First day without the role", asks="the first day without the role", past=True)
    why_stopped = LongTextField(label="Why it ends", asks="why it ends", rows=3)
