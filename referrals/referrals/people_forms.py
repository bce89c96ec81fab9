"""The questions of a referral that are put more than once, a row each: about people, services and days."""

from collections.abc import Sequence
from typing import Any, ClassVar, cast

from django.core.exceptions import ValidationError

from referrals.likenesses.comparing import SAME_DAY, Child, grounds
from referrals.referrals.asking import known, optional
from referrals.referrals.family import ANOTHER, is_called
from scr_portal.forms import ChoiceField, DateField, DayOrMonthField, Form, Rows, Select, TextField
from scr_portal.people import Person

NOT_OF_THE_FAMILY = {Person.Kind.CHILD, Person.Kind.PROFESSIONAL}
OTHERS = [("", "Choose"), *((kind.value, kind.label) for kind in Person.Kind if kind not in NOT_OF_THE_FAMILY)]


def offered(one: tuple[Person, Child]) -> tuple[str, str]:
    """Somebody of a case as an answer to who that is: what is compared, and whom it is where it is no child of it."""
    person, compared = one
    beside = "" if person.kind == Person.Kind.CHILD else f" ({person.get_kind_display().lower()})"
    return person.public_id, f"{compared}{beside}"


class NamesField(TextField):
    """Names with commas between them; gives a list."""

    def clean(self, value: Any) -> Any:
        """The names one by one."""
        names = [name.strip() for name in super().clean(value).split(",") if name.strip()]
        if any(len(name) > 150 for name in names):
            raise ValidationError("Put commas between the names: each must be 150 characters or fewer")
        return names

    def prepare_value(self, value: Any) -> Any:
        """A list as it is typed."""
        return ", ".join(value) if isinstance(value, list) else value


class PersonForm(Form):
    """One person of the case."""

    name = TextField(asks="the name", label="Name", most=150)
    other_names = NamesField(
        asks="other names",
        label="Other names (optional)",
        required=False,
        most=600,
        help_text="Nicknames and earlier names, with commas between them.",
    )
    born_on = DateField(asks="the date of birth", label="Date of birth (optional)", required=False, past=True)
    died_on = DateField(asks="the date of death", label="Date of death (if they died)", required=False, past=True)
    address = optional("Address", "the address", 300)
    ethnicity = optional("Ethnic origin", "the ethnic origin")
    legal_status = optional("Legal status", "the legal status", 200, "For example looked after, or the court order.")
    plan_now = known("Child protection plan when it happened", "whether there was a child protection plan")
    plan_before = known("Child protection plan before that", "whether there was a plan before")
    plan_note = optional("More about the plans", "more about the plans", 300, "Category, and from when until when.")

    def clean(self) -> dict[str, Any]:
        """Whoever died did so after they were born."""
        born, died = self.cleaned_data.get("born_on"), self.cleaned_data.get("died_on")
        if born and died and died < born:
            self.add_error("died_on", "The date of death must be the date of birth or later")
        return self.cleaned_data


class ChildForm(PersonForm):
    """One child."""

    died_on = DateField(asks="the date of death", label="Date of death (if the child died)", required=False, past=True)
    first_language = optional("First language", "the first language", 100)
    disability = optional("Disability", "the disability", 300)
    immigration_status = optional("Immigration status", "the immigration status", 200)
    whereabouts = optional("Where the child was when it happened", "where the child was", 300)
    carer = optional(
        "Who looked after the child when it happened", "who looked after the child", help_text="The name alone."
    )
    field_order = [
        "name", "other_names", "born_on", "died_on", "address", "ethnicity", "first_language", "disability",
        "legal_status", "immigration_status", "plan_now", "plan_before", "plan_note", "whereabouts", "carer",
    ]  # fmt: skip


class OneOfTheCase(PersonForm):
    """Somebody whom a further referral names, who may be of the case in another spelling: the officer says."""

    unsaid: ClassVar[str] = "The name says it"
    another: ClassVar[str]
    same_as = ChoiceField(
        asks="which child of the case this is, or that it is another",
        label="Which child of the case is it?",
        required=False,
        widget=Select(),
        help_text="Where the name or the date of birth is the same you need not say.",
    )

    def know(self, people: Sequence[tuple[Person, Child]]) -> None:
        """Who of the case it may be, to choose from."""
        self.of_case = people
        field = cast(ChoiceField, self.fields["same_as"])
        field.choices = [("", self.unsaid), *map(offered, people), (ANOTHER, f"None: it is {self.another}")]

    def clean(self) -> dict[str, Any]:
        """Where names and days leave it open, it is said."""
        said = super().clean()
        if not said.get("same_as") and self._may_be_one_of_the_case(said):
            self.add_error("same_as", f"Select which child of the case this is, or that it is {self.another}")
        return said

    def _may_be_one_of_the_case(self, said: dict[str, Any]) -> bool:
        name = said.get("name", "")
        child = Child((name, *(said.get("other_names") or ())), said.get("born_on"), said.get("died_on"))
        found = {grounds(child, other) for _, other in self.of_case} - {""}
        return bool(found) and SAME_DAY not in found and not any(is_called(person, name) for person, _ in self.of_case)


class FurtherChildForm(OneOfTheCase, ChildForm):
    """A child, whom the case may know as a child or as somebody of the family."""

    another = "another child"
    field_order = ["name", "same_as", *ChildForm.field_order[1:]]


class RelativeForm(PersonForm):
    """Somebody else of the case."""

    kind = ChoiceField(asks="who this is to the child", label="Who this is", choices=OTHERS, widget=Select())
    relationship = optional("Relationship to the child", "the relationship", help_text="For example stepfather, aunt.")
    field_order = ["name", "kind", "relationship", "other_names", "born_on", "died_on"]


class FurtherRelativeForm(OneOfTheCase, RelativeForm):
    """Somebody of the family, who may be a child of the case."""

    unsaid, another = "No, or the name says it", "somebody else"
    same_as = ChoiceField(
        asks="whether this is a child of the case",
        label="Is it a child of the case?",
        required=False,
        widget=Select(),
        help_text="Another referral may be about a brother or sister. Where the name is the same you need not say.",
    )
    field_order = ["name", "kind", "same_as", *RelativeForm.field_order[2:]]


class Children(Rows):
    """The children the referral is about."""

    row, title, item = ChildForm, "Children", "child"
    at_most = 12


class Relatives(Rows):
    """Brothers and sisters, parents, others."""

    row, title, item = RelativeForm, "Family and others (optional)", "person"
    at_least, at_most = 0, 30


class FurtherChildren(Children):
    """Children whom a further referral names, known to the case or not."""

    row, title = FurtherChildForm, "Children whom it names (optional)"
    at_least = 0


class FurtherRelatives(Relatives):
    """The same of everybody else."""

    row, title = FurtherRelativeForm, "Family and others whom it names (optional)"


class ContactForm(Form):
    """One agency or service, and whom to speak with there."""

    which = TextField(asks="the agency or service", label="Agency or service", most=150)
    contact_name = optional("Whom to speak with there", "whom to speak with", help_text="The name alone.")
    contact = optional("How to reach them", "how to reach them", 200)
    still_involved = known("Are they still involved?", "whether they are still involved")


class Contacts(Rows):
    """Agencies and services, of this board or not."""

    row, title, item = ContactForm, "Whom to speak with at each agency (optional)", "agency or service"
    at_least, at_most = 0, 30


class OccurrenceForm(Form):
    """One line of the chronology."""

    happened_on = DayOrMonthField(
        asks="the day", label="Day", past=True, help_text="If you know the month alone, leave the box of the day empty."
    )
    what = TextField(asks="what happened that day", label="What happened", most=500)


class Occurrences(Rows):
    """The key dates, as the referrer sees them."""

    row, title, item = OccurrenceForm, "Key dates (optional)", "date"
    at_least, at_most = 0, 30
