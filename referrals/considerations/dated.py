"""The dated facts of a case as they stand before its chair: each once, the earliest first."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from referrals.considerations.models import FIRST_ROUND, Consideration
from referrals.referrals.models import Referral
from scr_portal.guidance.base import Fact
from scr_portal.people import Person


@dataclass(frozen=True)
class DatedFact:
    """A day, and what happened on it."""

    day: date
    what: str


def dated_facts(
    consideration: Consideration, referrals: Iterable[Referral], people: Iterable[Person]
) -> list[DatedFact]:
    """What is known with its day; a child is called by the case's label, anybody else by who they are to the child.

    What happened on one day stands in the order in which such things happen.
    """
    label = consideration.casefile.label
    found = [
        *(DatedFact(one.died_on, f"Death of {called(one, label)}") for one in people if one.died_on),
        *(fact for one in referrals for fact in _of_referral(one)),
        *_of_round(consideration),
    ]
    return sorted(dict.fromkeys(found), key=lambda fact: fact.day)


def called(person: Person, label: str) -> str:
    """What somebody is called before the chair: the label of the case for a child without a pseudonym."""
    return person.pseudonym or (label if person.kind == Person.Kind.CHILD else person.get_kind_display().lower())


def _of_referral(one: Referral) -> Iterator[DatedFact]:
    received = "Further referral received" if one.status == Referral.Status.LINKED else "Referral received"
    days = (
        (one.incident_on, "The incident"),
        (one.aware_on, Fact.AWARE.words),
        (one.attention_on, f"{Fact.ATTENTION.words}: {one.attention_route}"),
        (one.notified_on, Fact.NOTIFIED.words),
        (one.received_on, received),
    )
    return (DatedFact(day, what) for day, what in days if day)


def _of_round(one: Consideration) -> Iterator[DatedFact]:
    if one.round > FIRST_ROUND:
        yield DatedFact(one.attention_on, "New facts or advice came, and the case was opened again")
    if one.recommended_on:
        yield DatedFact(one.recommended_on, "Recommended to the LSCB chair")
