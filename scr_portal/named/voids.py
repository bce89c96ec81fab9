"""Somebody who was named on a case by mistake: the child of another family, for example."""

from scr_portal.people import Person
from scr_portal.voids.transitions import voidable


def _not_its_only_child(person: Person) -> str | None:
    if person.kind != Person.Kind.CHILD:
        return None
    children = Person.objects.filter(casefile=person.casefile, kind=Person.Kind.CHILD)
    if children.exclude(pk=person.pk).exists():
        return None
    return "It is the only child of the case: add a referral that names the right child first."


void = voidable(Person, when=[_not_its_only_child])
