"""The people that a referral names: the names that must never be published."""

from collections.abc import Iterable
from datetime import date
from itertools import count
from typing import TypedDict

from django.core.exceptions import ValidationError
from django.utils import timezone

from scr_portal.casefiles import CaseFile
from scr_portal.people import Person


class Named(TypedDict, total=False):
    """One person as the referral names them; `kind` is left out for a child of the case."""

    kind: str
    name: str
    other_names: list[str]
    born_on: date | None
    died_on: date | None


def names_of(people: Iterable[Named]) -> list[str]:
    """Every name and other name."""
    return [name for person in people for name in (person["name"], *person.get("other_names", ()))]


def add_people(casefile: CaseFile, people: Iterable[Named]) -> None:
    """Keep the people of the case; a child is called by the case's label. Raises ValidationError."""
    children = count(1)
    for said in people:
        _check_days(said)
        person = Person(casefile=casefile, **{"kind": Person.Kind.CHILD, **said})
        if person.kind == Person.Kind.CHILD:
            number = next(children)
            person.pseudonym = casefile.label if number == 1 else f"{casefile.label[:50]} ({number})"
        person.full_clean()
        person.save(force_insert=True)


def add_further(casefile: CaseFile, people: Iterable[Named]) -> None:
    """Keep whom a further referral names and the case does not name yet. Raises ValidationError."""
    said = list(people)
    for one in said:
        _check_days(one)
    bring_people([Person(**{"kind": Person.Kind.CHILD, **one}) for one in said], casefile)


def bring_people(people: Iterable[Person], casefile: CaseFile) -> None:
    """Name people of one case on another too, but for those whose name stands there already."""
    there = Person.objects.filter(casefile=casefile)
    known = {person.name.casefold() for person in there}
    number = count(1 + sum(person.kind == Person.Kind.CHILD for person in there))
    for person in people:
        if person.name.casefold() not in known:
            is_child = person.kind == Person.Kind.CHILD
            pseudonym = f"{casefile.label[:50]} ({next(number)})" if is_child else ""
            named = Person(
                casefile=casefile, kind=person.kind, name=person.name, other_names=person.other_names,
                pseudonym=pseudonym, born_on=person.born_on, died_on=person.died_on, address=person.address,
            )  # fmt: skip
            named.full_clean()
            named.save(force_insert=True)
            known.add(person.name.casefold())


def _check_days(said: Named) -> None:
    born, died, today = said.get("born_on"), said.get("died_on"), timezone.localdate()
    if (born and born > today) or (died and died > today):
        raise ValidationError("A date of birth or death is still to come: enter today or an earlier day")
    if born and died and died < born:
        raise ValidationError("A date of death is before the date of birth: correct one of the two")
