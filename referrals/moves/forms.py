"""The questions when a referral goes on in another case."""

from typing import Any

from referrals.likenesses.comparing import Child, grounds
from referrals.likenesses.finding import family_of, people_by_case
from referrals.moves.transitions import NOT_THERE, facts_of
from referrals.referrals.asking import OfReferral
from referrals.referrals.family import ANOTHER, is_called, said_of
from referrals.referrals.forms import PARTS as OF_A_REFERRAL
from referrals.referrals.forms import Part, ReceiveForm
from referrals.referrals.models import Referral
from referrals.referrals.people_forms import offered
from scr_portal.casefiles import CaseFile
from scr_portal.forms import ChoiceField, Form, LongTextField, Select, TextField
from scr_portal.people import Person

SAME = "same-"
"""What begins the name of the question which child of the other case somebody is; their public id follows."""


class MergeForm(Form):
    """Which case, by its whole reference, and why; once the case is known, also who of the two is one person."""

    wants_record = True

    reference = TextField(
        asks="the reference of the other case",
        label="Reference of the case of the same incident",
        most=20,
        width=20,
        help_text="For example: CASE-7KQ2M.",
    )
    merged_because = LongTextField(asks="why it belongs there", label="Why does the referral belong there?", rows=3)

    def __init__(self, *args: Any, record: Referral, there: CaseFile | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.there = there
        if there is not None:
            (_, here), (_, others) = people_by_case([record.casefile, there])
            family = family_of(there)[1]
            for person, child in here:
                self.fields[f"{SAME}{person.public_id}"] = _which(there, child, [*others, *family])
            known = [one for one, _ in [*others, *family]]
            for person, relative in family_of(record.casefile)[1]:
                is_seldom = person.kind == Person.Kind.PARENT and not _alike(relative, others)
                if others and not is_seldom and not any(is_called(one, person.name) for one in known):
                    self.fields[f"{SAME}{person.public_id}"] = _child_there(there, person, relative, others)

    def clean(self) -> dict[str, Any]:
        """The answers about the people in one, as the step takes them."""
        answers = super().clean() or {}
        if self.there is None and answers.get("reference"):
            self.add_error("reference", NOT_THERE)
        same = {name.removeprefix(SAME): said for name, said in answers.items() if name.startswith(SAME) and said}
        rest = {name: said for name, said in answers.items() if not name.startswith(SAME)}
        return rest | {"same": same}


def _which(there: CaseFile, child: Child, others: list[tuple[Person, Child]]) -> ChoiceField:
    """Which child there this one is, or who of the family: whoever is alike stands ticked, to be looked at."""
    return ChoiceField(
        asks=f"which child of {there.reference} {child.names[0]} is",
        label=f"Which child of {there.reference} is this: {child}?",
        choices=[*map(offered, others), (ANOTHER, "None: it is another child")],
        initial=_alike(child, others),
    )


def _child_there(there: CaseFile, person: Person, relative: Child, others: list[tuple[Person, Child]]) -> ChoiceField:
    """Whether a sibling, say, is what the other case is about; whoever is alike is chosen, to be looked at."""
    return ChoiceField(
        asks=f"whether {relative.names[0]} is a child of {there.reference}",
        label=f"Is this a child of {there.reference}: {relative} ({person.get_kind_display().lower()})?",
        choices=[("", "No, somebody else"), *map(offered, others)],
        initial=_alike(relative, others),
        required=False,
        widget=Select(),
    )


def _alike(one: Child, others: list[tuple[Person, Child]]) -> str | None:
    return next((person.public_id for person, other in others if grounds(one, other)), None)


class WhyForm(OfReferral):
    """Asked first, and of nothing else."""

    split_because = LongTextField(asks="why it is a case of its own", label="Why is it a case of its own?", rows=3)


class SplitForm(WhyForm, ReceiveForm):
    """A referral, of which the officer has left what the new case is about."""

    field_order = [*WhyForm.base_fields, *ReceiveForm.field_order]


WHY = Part("why", "Why it is a case of its own", WhyForm)
PARTS = (WHY, *OF_A_REFERRAL)


def as_it_came(referral: Referral) -> dict[str, Any]:
    """What a page shows before it is saved; agencies that were asked here are not asked there by that."""
    return {**facts_of(referral), **said_of(referral), "agencies_asked_on": None, "agencies_due_on": None}
