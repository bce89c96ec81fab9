"""Looks through the cases of one board for children who may be those of a referral."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Q, QuerySet

from referrals.likenesses.comparing import STRONGEST_FIRST, Child, grounds
from referrals.likenesses.models import Likeness
from referrals.referrals.family import Named, names_of
from referrals.referrals.models import Referral
from scr_portal.accounts import Board, User
from scr_portal.casefiles import CaseFile
from scr_portal.people import Person

MOST = 10


@dataclass(frozen=True)
class Twin:
    """A case that may be of the same incident, and why: the child there who may be the one, for who may open it."""

    casefile: CaseFile
    grounds: str
    child: Child


def children_of(board: Board) -> QuerySet[Person]:
    """The children of every case of the board on which a referral stands; narrow it to whoever asks."""
    standing = Referral.objects.filter(casefile=OuterRef("casefile"), status__in=Referral.STANDING)
    children = Person.objects.filter(Exists(standing), kind=Person.Kind.CHILD, casefile__board=board)
    days = ArraySubquery(standing.filter(incident_on__isnull=False).order_by().values("incident_on"))
    return children.annotate(incidents_on=days).select_related("casefile").order_by("-pk")


def likely(children: Iterable[Child], among: QuerySet[Person]) -> list[Twin]:
    """The cases of `among` with a child who may be one of these, ten at most: one query.

    Of each case the child for whom most speaks. The cases for which most speaks come first, of them the newest.
    """
    wanted, found = list(children), dict[int, Twin]()
    for person in among.iterator(chunk_size=500):
        there = as_child(person, getattr(person, "incidents_on", ()))
        reasons = {reason for child in wanted if (reason := grounds(child, there))}
        if known := found.get(person.casefile_id):
            reasons.add(known.grounds)
        reason = next((one for one in STRONGEST_FIRST if one in reasons), "")
        if reason and not (known and known.grounds == reason):
            found[person.casefile_id] = Twin(person.casefile, reason, there)
    return sorted(found.values(), key=lambda twin: STRONGEST_FIRST.index(twin.grounds))[:MOST]


def family_of(casefile: CaseFile) -> tuple[list[tuple[Person, Child]], list[tuple[Person, Child]]]:
    """The children of a case, and siblings, parents and others of it, as children are compared; for who may open it."""
    found = Person.objects.filter(casefile=casefile).exclude(kind=Person.Kind.PROFESSIONAL).order_by("pk")
    people = [(one, as_child(one, ())) for one in found]
    children = [one for one in people if one[0].kind == Person.Kind.CHILD]
    return children, [one for one in people if one not in children]


def people_by_case(casefiles: Sequence[CaseFile]) -> list[tuple[CaseFile, list[tuple[Person, Child]]]]:
    """The children of some cases of one board and what is compared of them, for who may open all: one query."""
    found = children_of(casefiles[0].board).filter(casefile__in=casefiles).order_by("pk")
    people = [(one, as_child(one, getattr(one, "incidents_on", ()))) for one in found]
    return [(case, [one for one in people if one[0].casefile_id == case.pk]) for case in casefiles]


def linked_by(casefile: CaseFile, reader: User) -> dict[int, Likeness]:
    """What led to each other case that is linked to this one, by its key, whichever of the two came first: one query.

    There the link is taken back; only an officer sees it.
    """
    of_it = Likeness.objects.visible_to(reader).filter(Q(casefile=casefile) | Q(other=casefile))
    found = of_it.filter(status=Likeness.Status.LINKED).select_related("casefile")
    return {pk: one for one in found for pk in (one.casefile_id, one.other_id)}


def as_named(said: Named, incident_on: date | None) -> Child:
    """A child as a referral names it, to be compared."""
    return _child(names_of([said]), said.get("born_on"), said.get("died_on"), [incident_on])


def as_child(person: Person, incidents_on: Iterable[date | None]) -> Child:
    """Somebody of a case, to be compared."""
    return _child((person.name, *person.other_names), person.born_on, person.died_on, incidents_on)


def _child(
    names: Iterable[str], born_on: date | None, died_on: date | None, incidents_on: Iterable[date | None]
) -> Child:
    return Child(tuple(names), born_on, died_on, frozenset(day for day in incidents_on if day))
