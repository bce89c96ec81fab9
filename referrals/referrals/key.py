"""Which child is which of several: the key from what each is called to its name, for who may read the name."""

from collections.abc import Iterable

from referrals.referrals.models import PersonNamed
from scr_portal.accounts import User
from scr_portal.casefiles import CaseFile
from scr_portal.clocks import day_words
from scr_portal.people import Person


def key(named: Iterable[PersonNamed], label: str) -> dict[str, str]:
    """By public id, the label of each child with its name and its days; nothing where only one is named.

    `named`: what referrals say of people, as far as the reader may read it: who reads no referral has no key.
    """
    people = {one.person_id: one.person for one in named}
    children = [one for _, one in sorted(people.items()) if one.kind == Person.Kind.CHILD and not one.is_void]
    return {one.public_id: in_words(one, label) for one in children} if len(children) > 1 else {}


def key_for(casefile: CaseFile, reader: User) -> dict[str, str]:
    """The key of a case as far as this reader may read it; one query."""
    named = PersonNamed.objects.visible_to(reader, casefile).filter(person__kind=Person.Kind.CHILD)
    return key(named.select_related("person"), casefile.label)


def in_words(child: Person, label: str) -> str:
    """What a child is called, then who it is: for example Child K (2): Rowan Applegarth, born 3 March 2020."""
    born = f", born {day_words(child.born_on)}" if child.born_on else ""
    died = f", died {day_words(child.died_on)}" if child.died_on else ""
    return f"{child.pseudonym or label}: {child.name}{born}{died}"
