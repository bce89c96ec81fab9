"""A case always keeps an officer and somebody who can decide: a substitute comes first (guidance.md 7.12)."""

from datetime import date

from scr_portal.access.deputies import bars_on
from scr_portal.accounts import Absence, Membership, User
from scr_portal.casefiles import CaseFile
from scr_portal.roles import Role

DECIDING = frozenset({Role.CHAIR, Role.ACTING_CHAIR})


def why_nobody_is_left(casefile: CaseFile, without: User, day: date) -> str | None:
    """Why the case cannot do without this person today; None when it can."""
    roles = _roles_left(casefile, without, day)
    if Role.OFFICER not in roles:
        return "No LSCB officer would be left on this case. The board names another officer first."
    if not roles & DECIDING:
        return "Nobody who can decide would be left on this case. The board appoints an acting chair first."
    return None


def _roles_left(casefile: CaseFile, without: User, day: date) -> set[Role]:
    barred = bars_on(day).filter(casefile=casefile).values("user")
    away = Absence.objects.on(day).values("membership")
    left = Membership.objects.on(day).filter(board=casefile.board_id, user__is_active=True)
    left = left.exclude(user=without).exclude(user__in=barred).exclude(pk__in=away)
    return {Role(role) for role in left.values_list("role", flat=True)}
