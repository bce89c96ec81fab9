"""An absence of the LSCB chair on the pages of those whom it concerns: the chair, and the acting chair."""

from dataclasses import dataclass
from datetime import date
from typing import cast

from django.db.models import Q, QuerySet

from scr_portal.access import Grants
from scr_portal.access.deputies import why_acting
from scr_portal.accounts import Absence, Board, Membership
from scr_portal.addresses import reverse
from scr_portal.answers import answers
from scr_portal.casefiles import CaseFile
from scr_portal.clocks import day_words
from scr_portal.roles import Role
from scr_portal.together import on_home


@dataclass(frozen=True)
class Told:
    """What one person is told of an absence; to the chair also where it is recorded that they are back."""

    words: str
    back_url: str = ""


def told_of_absences(held: Grants) -> list[Told]:
    """Of those that are not over: to the chair their own, to the acting chair those of the chair; one query at most."""
    absences, acting = answers(held, _absences, _acting)
    return [
        _own(one, acting) if one.membership.user_id == held.user.pk else Told(_in_whose_place(one, held.day))
        for one in absences
    ]


def told_on(casefile: CaseFile, held: Grants) -> list[Told]:
    """The same where a case is decided on: to the acting chair, why they act on this case."""
    roles = held.roles_on(casefile.pk)
    if Role.CHAIR in roles:
        absences, acting = answers(held, _absences, _acting)
        return [_own(one, acting) for one in absences if one.membership.board_id == casefile.board_id]
    if Role.ACTING_CHAIR in roles:
        return [Told(f"You act in the place of the LSCB chair. {why_acting(casefile, held.day)}")]
    return []


@on_home
def _absences(held: Grants) -> QuerySet[Absence] | None:
    if not _boards(held, Role.CHAIR, Role.ACTING_CHAIR):
        return None
    theirs = Q(membership__user=held.user) | Q(membership__board__in=_boards(held, Role.ACTING_CHAIR))
    standing = Absence.objects.not_over(held.day).filter(theirs)
    return standing.select_related("membership__user", "membership__board")


@on_home
def _acting(held: Grants) -> QuerySet[Membership] | None:
    led = _boards(held, Role.CHAIR)
    if not led:
        return None
    holding = Membership.objects.on(held.day).filter(role=Role.ACTING_CHAIR, board__in=led, user__is_active=True)
    return holding.select_related("user").order_by("pk")


def _boards(held: Grants, *roles: Role) -> list[int]:
    return [board for board, on_it in held.boards.items() if on_it.intersection(roles)]


def _own(absence: Absence, acting: list[Membership]) -> Told:
    board = cast(Board, absence.membership.board)
    who = " or ".join(one.user.name for one in acting if one.board_id == board.pk)
    meanwhile = f"{who} acts meanwhile." if who else "Nobody is acting chair meanwhile."
    back = reverse("scr_portal:board_absence_end", args=[board.public_id, absence.public_id])
    return Told(f"You are recorded as away {absence.days}. {meanwhile}", back)


def _in_whose_place(absence: Absence, today: date) -> str:
    when = "You act" if absence.since <= today else f"From {day_words(absence.since)} you act"
    return f"{when} in the place of {absence.membership.user.name}, LSCB chair, recorded as away {absence.days}."
