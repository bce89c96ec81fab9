"""The strip at the head of the case page: who is who, which edition and why."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from scr_portal.access import Appointment
from scr_portal.accounts import Membership, User
from scr_portal.casefiles import CaseFile
from scr_portal.clocks import day_words
from scr_portal.corrections.models import EditionChange
from scr_portal.people import Bar, Person, barred_on, children_called
from scr_portal.roles import Role
from scr_portal.shelf import Shelf
from scr_portal.written import Written

BOARD_ROLES = (Role.CHAIR, Role.ACTING_CHAIR, Role.OFFICER)
A_BOARD, A_DAY = -1, date.min
"""In their places stand the board and the day that are asked about."""
CASE_ROLES = (Role.PANEL_CHAIR, Role.OVERVIEW_AUTHOR)


@dataclass(frozen=True)
class Line:
    """A term and what stands beside it."""

    term: str
    words: str


def strip(casefile: CaseFile, shelf: Shelf) -> list[Line]:
    """The lines of the strip; one query, for the board's people."""
    lines = [
        Line("Where it stands", casefile.state),
        Line("Edition of the guidance", f"{casefile.edition.title}: {_why_this_edition(casefile, shelf)}"),
        Line("Board", casefile.board.name),
    ]
    return lines + _people_of_board(casefile, shelf) + _people_of_case(shelf) + _children(casefile, shelf)


def _why_this_edition(casefile: CaseFile, shelf: Shelf) -> str:
    if change := shelf.last(EditionChange):
        return f"by the step of {change.by.name} on {day_words(change.on)}, with the reason below"
    if casefile.edition_pinned_on:
        return f"in force on the day of the decision, {day_words(casefile.edition_pinned_on)}"
    return "provisional, until the LSCB chair decides"


def _people_of_board(casefile: CaseFile, shelf: Shelf) -> list[Line]:
    """By role, with a word beside who is conflicted on the case, for who may read that."""
    today = timezone.localdate()
    conflicted = {bar.user_id: bar for bar in shelf.rows(Bar) if bar.conflicts_on(today)}
    (members,) = MEMBERS.answers(casefile.board_id, today)
    names: dict[str, list[str]] = {}
    for member in members:
        names.setdefault(member.role, []).append(_named(member.user, conflicted.get(member.user_id)))
    return [Line(casefile.board.calls(role), ", ".join(names[role])) for role in BOARD_ROLES if role in names]


def _named(person: User, bar: Bar | None) -> str:
    return f"{person.name} ({bar.how})" if bar else person.name


MEMBERS = Written(
    lambda: [Membership.objects.on(A_DAY).filter(board=A_BOARD, role__in=BOARD_ROLES).select_related("user")],
    {A_BOARD: "bigint", A_DAY: "date"},
)
"""Who is who on a board on a day."""


def _people_of_case(shelf: Shelf) -> list[Line]:
    """The appointed, with a word beside who is barred, for who may read that."""
    barred = barred_on(shelf.rows(Bar), timezone.localdate())
    confirmed = [a for a in shelf.rows(Appointment) if a.status == Appointment.Status.CONFIRMED]
    named = [(a.role, _named(a.user, barred.get(a.user_id))) for a in confirmed]
    return [Line(role.label, name) for role in CASE_ROLES for held, name in named if held == role]


def _children(casefile: CaseFile, shelf: Shelf) -> list[Line]:
    labels = children_called(shelf.rows(Person), casefile.label).values()
    return [Line("Children", ", ".join(labels))] if labels else []
