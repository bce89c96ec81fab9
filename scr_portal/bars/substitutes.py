"""A case always keeps an officer and somebody who can decide: a substitute comes first (guidance.md 7.12)."""

from datetime import date

from scr_portal.access.deputies import bars_on
from scr_portal.accounts import Absence, Membership, User
from scr_portal.accounts.memberships import CurrentQuerySet
from scr_portal.casefiles import CaseFile
from scr_portal.roles import Role

DECIDING = frozenset({Role.CHAIR, Role.ACTING_CHAIR})


def why_nobody_is_left(casefile: CaseFile, without: User, day: date) -> str | None:
    """Why the case cannot do without what this person is on its board today; None when it can.

    Only a role of the person's own counts: who is neither officer nor chair leaves neither place empty.
    """
    board = Membership.objects.on(day).filter(board=casefile.board_id)
    own, left = _roles(board.filter(user=without)), _roles(_others(board, casefile, without, day))
    if Role.OFFICER in own - left:
        return "No LSCB officer would be left on this case. The board names another officer first."
    if own & DECIDING and not left & DECIDING:
        return "Nobody who can decide would be left on this case. The board appoints an acting chair first."
    return None


def _others(board: CurrentQuerySet, casefile: CaseFile, without: User, day: date) -> CurrentQuerySet:
    """Of those with a role on the board, who is there and has no bar from the case."""
    barred = bars_on(day).filter(casefile=casefile).values("user")
    away = Absence.objects.on(day).values("membership")
    left = board.filter(user__is_active=True).exclude(user=without)
    return left.exclude(user__in=barred).exclude(pk__in=away)


def _roles(members: CurrentQuerySet) -> set[Role]:
    return {Role(role) for role in members.values_list("role", flat=True)}
