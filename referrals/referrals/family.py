"""Whom and what a referral names: the people, whose names must never be published, the agencies, the key dates."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import count
from types import MappingProxyType
from typing import Any, TypedDict

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils import timezone

from referrals.likenesses.comparing import SAME_DAY, Child, grounds
from referrals.referrals.models import AgencyNamed, Occurrence, PersonNamed, Referral
from scr_portal.casefiles import CaseFile
from scr_portal.clocks import Month
from scr_portal.people import Person
from scr_portal.whole_rows import asked_once

K = Person.Kind
Rows = Callable[[type[Any]], "QuerySet[Any]"]
"""Of a model the rows that somebody may read."""
MAY_BE_A_CHILD = {K.CHILD, K.SIBLING, K.RELATIVE, K.OTHER}
"""Who may be meant where a child of the very same name is referred: a father may bear the name of his son."""
PROFESSIONALS = ("referrer_name", "signed_by", "consulted", "representative", "lead_professional", "notified_by")
"""The questions of a referral that are answered with the name of a professional."""

_NO_NAMES = (
    "a agency anonymous aunt board care carer carers centre child children council county department doctor duty "
    "father foster gp grandfather grandmother headteacher health her his hospital manager member midwife mother my "
    "named nhs nobody none not nurse nursery office officer parent parents police practice public relative school "
    "service services social somebody stated surgery teacher team trust uncle unit unknown visitor worker"
)
NO_NAMES = frozenset(_NO_NAMES.split())
"""Words of answers that name nobody: "Foster carers", "Northshire Police". Kept as names, they would stop a report."""


class AsSaid(TypedDict, total=False):
    """One person as the referral names them; `kind` is left out for a child of the case."""

    kind: str
    name: str
    other_names: list[str]
    born_on: date | None
    died_on: date | None
    address: str
    relationship: str
    ethnicity: str
    first_language: str
    disability: str
    legal_status: str
    immigration_status: str
    plan_now: str
    plan_before: str
    plan_note: str
    whereabouts: str
    carer: str


class Named(AsSaid, total=False):
    """One person who is named, and who that is.

    `same_as`: whom of the case this is, by public id, or ANOTHER; where nobody has said, names and days decide.
    """

    same_as: str


class Contact(TypedDict, total=False):
    """An agency or service that the referral names."""

    which: str
    contact_name: str
    contact: str
    still_involved: str


class Occurred(TypedDict):
    """One key date: a day, or the month of it alone."""

    happened_on: date | Month
    what: str


ANOTHER = "another"
"""The word of an officer that somebody is none of those whom the case names already."""
NOBODY_SAID: Mapping[str, str] = MappingProxyType({})
ON_BOTH = ("born_on", "died_on", "address")
"""What is known of a person, and said by each referral: the first to say it fills it in for the case."""


def names_of(people: Iterable[Named]) -> list[str]:
    """Every name and other name."""
    return [name for person in people for name in (person["name"], *person.get("other_names", ()))]


def name_people(referral: Referral, people: Iterable[Named]) -> None:
    """Keep what a referral says of people; whom the case does not name yet is of it from now on.

    A child is called by the case's label. Raises ValidationError.
    """
    case = referral.casefile
    known = list(Person.objects.filter(casefile=case))
    number = _next_number(case)
    for said in people:
        _check_days(said)
        person, kind = _known_as(said, known), said.get("kind", K.CHILD)
        if person is None:
            pseudonym = _pseudonym(case, next(number)) if kind == K.CHILD else ""
            person = Person(casefile=case, kind=kind, name=said["name"], pseudonym=pseudonym)
        elif kind == K.CHILD:
            _count_as_child(person, case, number)
        _complete(person, said)
        facts = {name: value for name, value in said.items() if name != "same_as"} | {"kind": kind}
        _made(PersonNamed(casefile=case, referral=referral, person=person, **facts))


def name_the_rest(referral: Referral, contacts: Iterable[Contact], occurrences: Iterable[Occurred]) -> None:
    """Keep agencies and key dates, and everybody who is named beside the children and the family."""
    case = referral.casefile
    for contact in contacts:
        _made(AgencyNamed(casefile=case, referral=referral, **contact))
    for one in occurrences:
        _made(Occurrence(casefile=case, referral=referral, what=one["what"], **_in_order(one["happened_on"])))
    said = [getattr(referral, name) for name in PROFESSIONALS]
    said += AgencyNamed.objects.filter(referral=referral).values_list("contact_name", flat=True)
    carers = PersonNamed.objects.filter(referral=referral).values_list("carer", flat=True)
    named = [*((K.PROFESSIONAL, name) for name in said), *((K.OTHER, name) for name in carers)]
    bring_people([Person(kind=kind, name=name) for kind, name in named if _is_a_name(name)], case)


def said_of(referral: Referral, rows: Rows | None = None) -> dict[str, list[Any]]:
    """Whom and what a referral names, as it was said: to be said once more, or shown; of these `rows`, where given."""
    of = rows or (lambda model: model._default_manager.all())
    named, contacts, occurrences = asked_once(
        named_in(referral, of(PersonNamed)),
        of(AgencyNamed).filter(referral=referral).order_by("pk"),
        of(Occurrence).filter(referral=referral).order_by("happened_on", "pk"),
    )
    return {
        "children": _rows((one for one in named if one.kind == K.CHILD), AsSaid),
        "people": _rows((one for one in named if one.kind != K.CHILD), AsSaid),
        "contacts": _rows(contacts, Contact),
        "occurrences": [{"happened_on": one.when, "what": one.what} for one in occurrences],
    }


def named_in(referral: Referral, rows: "QuerySet[PersonNamed] | None" = None) -> "QuerySet[PersonNamed]":
    """What a referral says of each person, as it said it; not of those whom it named by mistake."""
    of = PersonNamed.objects.all() if rows is None else rows
    return of.filter(referral=referral, person__voided_at=None).select_related("person").order_by("pk")


def bring_people(people: Iterable[Person], casefile: CaseFile, same: Mapping[str, str] = NOBODY_SAID) -> None:
    """Name people of one case on another too, but for those whose name stands there already.

    `same`: whom of that case somebody is, as an officer has said; by public id.
    """
    there = list(Person.objects.filter(casefile=casefile))
    known = {_folded(person.name) for person in there}
    number = _next_number(casefile)
    for person in people:
        said = same.get(person.public_id, "")
        if one := next((one for one in there if one.public_id == said), None):
            if person.kind == K.CHILD:
                _count_as_child(one, casefile, number)
            _complete(one, _as_said(person))
        elif said == ANOTHER or _folded(person.name) not in known:
            pseudonym = _pseudonym(casefile, next(number)) if person.kind == K.CHILD else ""
            _made(
                Person(
                    casefile=casefile, kind=person.kind, name=person.name, other_names=person.other_names,
                    pseudonym=pseudonym, born_on=person.born_on, died_on=person.died_on, address=person.address,
                )
            )  # fmt: skip
            known.add(_folded(person.name))


def know_also(named: Iterable[tuple[PersonNamed, Person]]) -> None:
    """Bring along what the case that a referral leaves knows of those whom it names: other names, days, addresses."""
    for there, here in named:
        _complete(Person.objects.get(pk=there.person_id), _as_said(here))


def is_called(person: Person, name: str) -> bool:
    """Whether somebody of the case has this very name."""
    return _folded(person.name) == _folded(name)


def _known_as(said: Named, known: Sequence[Person]) -> Person | None:
    """Whom of the case a referral names: as an officer has said, else by the name, or a child by name and day."""
    is_child, same_as = said.get("kind", K.CHILD) == K.CHILD, said.get("same_as", "")
    if same_as and (is_child or same_as != ANOTHER):
        return next((person for person in known if person.public_id == same_as), None)
    may_be = MAY_BE_A_CHILD if is_child else set(K) - ({K.CHILD} if same_as else set())
    among = [person for person in known if person.kind in may_be]
    by_name = (person for person in among if is_called(person, said["name"]))
    return next(by_name, None) or (_child_alike(said, among) if is_child else None)


def _as_said(person: Person) -> Named:
    return {
        "name": person.name, "other_names": person.other_names, "born_on": person.born_on, "died_on": person.died_on,
        "address": person.address,
    }  # fmt: skip


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


def _child_alike(said: Named, known: Iterable[Person]) -> Person | None:
    """Who of these has a like name and the same date of birth, or one a slip of the pen away."""
    child = Child(tuple(names_of([said])), said.get("born_on"))
    alike = (one for one in known if grounds(child, Child((one.name, *one.other_names), one.born_on)) == SAME_DAY)
    return next(alike, None)


def _is_a_name(answer: str) -> bool:
    return bool(answer) and NO_NAMES.isdisjoint(answer.casefold().split())


def _next_number(casefile: CaseFile) -> Iterator[int]:
    """A number is never given twice, though its child was named by mistake."""
    return count(1 + Person.everything.filter(casefile=casefile, kind=K.CHILD).count())


def _pseudonym(casefile: CaseFile, number: int) -> str:
    return casefile.label if number == 1 else f"{casefile.label[:50]} ({number})"


def _count_as_child(person: Person, casefile: CaseFile, number: Iterator[int]) -> None:
    """Whom the case knew as a sibling, say, is a child of it once a referral is about them; the caller saves."""
    if person.kind != K.CHILD:
        person.kind, person.pseudonym = K.CHILD, _pseudonym(casefile, next(number))


def _complete(person: Person, said: Named) -> None:
    """What the case does not know of a person yet, as it is said; other names beside those that are known."""
    for name in ON_BOTH:
        setattr(person, name, getattr(person, name) or said.get(name) or _nothing(name))
    called = {_folded(name) for name in (person.name, *person.other_names)}
    more = [name for name in (said["name"], *said.get("other_names", ())) if _folded(name) not in called]
    person.other_names = [*person.other_names, *more]
    person.full_clean()
    person.save()


def _nothing(name: str) -> str | None:
    return "" if name == "address" else None


def _made(row: Person | PersonNamed | AgencyNamed | Occurrence) -> None:
    row.full_clean()
    row.save(force_insert=True)


def _in_order(when: date | Month) -> dict[str, Any]:
    return {"happened_on": when.first, "day_known": False} if isinstance(when, Month) else {"happened_on": when}


def _rows(rows: Iterable[PersonNamed | AgencyNamed], kind: type) -> list[dict[str, Any]]:
    return [{name: getattr(row, name) for name in kind.__annotations__} for row in rows]


def _check_days(said: Named) -> None:
    born, died, today = said.get("born_on"), said.get("died_on"), timezone.localdate()
    if (born and born > today) or (died and died > today):
        raise ValidationError("A date of birth or death is still to come: enter today or an earlier day")
    if born and died and died < born:
        raise ValidationError("A date of death is before the date of birth: correct one of the two")
