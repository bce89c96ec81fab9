"""Looks through the cases of one board for children who may be those of a referral."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet

from referrals.likenesses.comparing import Child, grounds
from referrals.referrals.family import Named, names_of
from referrals.referrals.models import Referral
from scr_portal.accounts import Board
from scr_portal.casefiles import CaseFile
from scr_portal.people import Person

MOST = 10


@dataclass(frozen=True)
class Twin:
    """A case that may be of the same incident, and why."""

    casefile: CaseFile
    grounds: str


def children_of(board: Board) -> QuerySet[Person]:
    """The children of every case of the board on which a referral stands; narrow it to whoever asks."""
    standing = Referral.objects.filter(casefile=OuterRef("casefile"), status__in=Referral.STANDING)
    children = Person.objects.filter(Exists(standing), kind=Person.Kind.CHILD, casefile__board=board)
    return children.select_related("casefile").order_by("-pk")


def likely(children: Iterable[Child], among: QuerySet[Person]) -> list[Twin]:
    """The cases of `among` with a child who may be one of these, the newest first: one query, ten at most."""
    wanted, found = list(children), dict[int, Twin]()
    for person in among.iterator(chunk_size=500):
        why = (grounds(child, as_child(person)) for child in wanted) if person.casefile_id not in found else ()
        if reason := next(filter(None, why), ""):
            found[person.casefile_id] = Twin(person.casefile, reason)
        if len(found) == MOST:
            break
    return list(found.values())


def as_named(said: Named) -> Child:
    """A child as a referral names it, to be compared."""
    return Child(tuple(names_of([said])), said.get("born_on"), said.get("died_on"))


def as_child(person: Person) -> Child:
    """Somebody of a case, to be compared."""
    return Child((person.name, *person.other_names), person.born_on, person.died_on)
