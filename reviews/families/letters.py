"""Letters to the family, in plain words: to those the case knows by name, and to those on the register."""

from collections.abc import Iterable

from referrals.letters import dear, is_decided_for_a_review, where_it_stands
from referrals.parallel.models import ParallelProcess
from reviews.families.models import FamilyContact
from scr_portal.accounts import User
from scr_portal.casefiles import CaseFile
from scr_portal.letters.drafting import Beware, Draft, drafts, think_of
from scr_portal.letters.models import Letter
from scr_portal.people import Person
from scr_portal.shelf import Shelf

FAMILY = (Person.Kind.PARENT, Person.Kind.RELATIVE, Person.Kind.SIBLING)
UNKNOWN_ADDRESS = "[address]"
UNKNOWN_CONTACT = "[name and telephone number of the person to speak with]"


@drafts(Letter.Kind.FAMILY)
def family(shelf: Shelf, reader: User) -> Iterable[Draft]:
    """What is being done, in words that ask nothing of anybody."""
    words = _words(shelf)
    for one in (one for one in shelf.rows(Person) if one.kind in FAMILY):
        shown = f"{one.name} ({one.get_kind_display().lower()})"
        yield Draft(
            one.public_id, shown, one.name, (dear(one.name), *words, _contact("")), one.address or UNKNOWN_ADDRESS
        )
    for on_register in shelf.rows(FamilyContact):
        shown = f"{on_register.who}, on the register of the family"
        to = f"[name of the {on_register.who.lower()}]"
        yield Draft(
            on_register.public_id, shown, to[:150], (f"Dear {to}", *words, _contact(on_register.named_contact)),
            UNKNOWN_ADDRESS,
        )  # fmt: skip


@think_of(Letter.Kind.FAMILY)
def criminal_proceedings(casefile: CaseFile, reader: User) -> Iterable[Beware]:
    """While any run, what the police or the CPS advise is asked first (guidance.md T12, 3.3)."""
    running = ParallelProcess.objects.visible_to(reader, casefile).filter(
        kind=ParallelProcess.Kind.CRIMINAL, status=ParallelProcess.Status.OPEN
    )
    if running.exists():
        yield Beware(
            "Criminal investigation or trial",
            "It is on the register of parallel processes as open. Before a letter to the family goes, ask the police "
            "or the Crown Prosecution Service for advice: a relative may be a suspect or a witness.",
        )


def _words(shelf: Shelf) -> tuple[str, ...]:
    first = (
        "We are writing to you about what happened to a child in your family. We know that this is a very hard time, "
        "and we are sorry to have to write to you.",
        f"{shelf.casefile.board} is the group in which the services that work with children in this area come "
        f"together. {where_it_stands(shelf)}",
    )
    if not is_decided_for_a_review(shelf):
        return first
    return (
        *first,
        "A review looks at how services worked with your family, and at what they can do better. It does not ask who "
        "is to blame, and it is not a court or an inquiry by the police.",
        "You can tell the review what you think about the help that your family had. You can do it in the way that "
        "suits you: in a conversation, in writing, or with somebody beside you. You do not have to.",
        "We will tell you before anything about the review is made public.",
    )


def _contact(name: str) -> str:
    who = name or UNKNOWN_CONTACT
    return f"If you want to ask or to say anything, please speak with this person: {who}."
