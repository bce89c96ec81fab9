"""Letters as the record of a case proposes them: each app says which letters its rows may call for, and their words.

They say facts of the record and requests of the board, and quote no guidance. What the record does not know stands in
square brackets, and has to be put in before the letter can go.
"""

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from scr_portal.access import Grants, grants
from scr_portal.accounts import Agency, User
from scr_portal.casefiles import CaseFile
from scr_portal.letters.models import Letter
from scr_portal.roles import OFFICE, Role
from scr_portal.shelf import Shelf

GAP = re.compile(r"\[[^\[\]]+\]")
"""What the record does not know."""


@dataclass(frozen=True)
class Draft:
    """A letter that can be written: `key` is the public id of the row that calls for it, `shown` its name in a list.

    `reference` is the one that its reader was given, where they were given any.
    """

    key: str
    shown: str
    to: str
    paragraphs: tuple[str, ...]
    address: str = ""
    agency: Agency | None = None
    reference: str = ""


@dataclass(frozen=True)
class Untold:
    """Somebody who should have been told, and cannot be, or was not; and what to do."""

    who: str
    what: str
    why: str


@dataclass(frozen=True)
class Beware:
    """What nobody may overlook who writes a letter; it bars nothing."""

    title: str
    text: str


Bewares = Callable[[CaseFile, User], Iterable[Beware]]
Drafts = Callable[[Shelf, User], Iterable[Draft]]
Rereads = Callable[[Letter, User], Iterable[Beware]]
Looks = Callable[[CaseFile, User, list[Letter]], Iterable[Untold]]
KINDS: dict[str, Drafts] = {}
CHAIRS = frozenset({Role.CHAIR, Role.ACTING_CHAIR})
OF_THE_CHAIR = frozenset({Letter.Kind.LATE})
"""The letters that the LSCB chair alone writes, or who acts for the chair."""
UNTOLD: list[Looks] = []
BEWARE: dict[str, Bewares] = {}
REREAD: list[Rereads] = []


def drafts(kind: Letter.Kind) -> Callable[[Drafts], Drafts]:
    """Let the app whose rows call for such letters propose them, from the shelf of the case: in its letters.py."""

    def add(function: Drafts) -> Drafts:
        KINDS[kind] = function
        return function

    return add


def nobody_tells(look: Looks) -> Looks:
    """Let an app say who has not been told of something, given the letters of the case."""
    UNTOLD.append(look)
    return look


def think_of(kind: Letter.Kind) -> Callable[[Bewares], Bewares]:
    """Let an app say what to think of before a letter of this kind goes."""

    def add(function: Bewares) -> Bewares:
        BEWARE[kind] = function
        return function

    return add


def bewares(kinds: Collection[str], casefile: CaseFile, reader: User) -> list[Beware]:
    """What to think of before letters of these kinds, as the apps see it."""
    return [one for kind, look in BEWARE.items() if kind in kinds for one in look(casefile, reader)]


def rereads(look: Rereads) -> Rereads:
    """Let an app say what was so when a letter was written that has not gone, and is so no more."""
    REREAD.append(look)
    return look


def overtaken(letter: Letter, reader: User) -> list[Beware]:
    """What the words of a letter that has not gone still say, as every app sees it."""
    return [one for look in REREAD for one in look(letter, reader)]


def proposed(casefile: CaseFile, reader: User) -> dict[str, Draft]:
    """Every letter that can be written on the case by this reader: `kind:key`, in the order of the kinds."""
    shelf = Shelf(casefile, reader)
    return {
        f"{kind.value}:{draft.key}": draft
        for kind in Letter.Kind
        if kind in KINDS
        for draft in KINDS[kind](shelf, reader)
    }


def untold(casefile: CaseFile, reader: User, letters: list[Letter]) -> list[Untold]:
    """Everybody who should have been told and was not, as every app sees it."""
    return [one for look in UNTOLD for one in look(casefile, reader, letters)]


def text(paragraphs: Iterable[str], casefile: CaseFile, by: User) -> str:
    """The whole letter, closed and signed by who writes it."""
    held = grants(by)
    signed = "\n".join((by.name, _role(held, casefile).label, str(casefile.board)))
    return "\n\n".join((*paragraphs, "Yours sincerely", signed))


def has_gaps(letter: Letter) -> bool:
    """Whether something still stands in square brackets."""
    return bool(GAP.search(f"{letter.to}\n{letter.address}\n{letter.text}"))


def _role(held: Grants, casefile: CaseFile) -> Role:
    """The role in the office of the board; the LSCB chair signs as such."""
    order = (Role.CHAIR, Role.ACTING_CHAIR, Role.OFFICER)
    return next(role for role in order if role in held.roles_on(casefile.pk) & OFFICE)
