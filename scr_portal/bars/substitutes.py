"""A case always keeps an officer and somebody who can decide: a substitute comes first (guidance.md 7.12).

Where one is needed in another role the bar waits for nobody, since handing over comes after it: it is said beforehand
(decision 0102).
"""

from datetime import date

from scr_portal import walls
from scr_portal.access import Appointment
from scr_portal.access.deputies import bars_on
from scr_portal.accounts import Absence, Membership, User
from scr_portal.accounts.memberships import CurrentQuerySet
from scr_portal.casefiles import CaseFile
from scr_portal.roles import Role

DECIDING = frozenset({Role.CHAIR, Role.ACTING_CHAIR})
CALLED = {Role.PANEL_CHAIR: "SCR panel chair", Role.OVERVIEW_AUTHOR: "overview author"}
"""One of each is needed, and there is one at a time; as it stands within a sentence."""
CHAIR, ACTING_CHAIR = "LSCB chair", "acting chair"
ALONE = "Nobody else is {} on this case: the LSCB officer is to have a successor appointed."
ALONE_THERE = "{} has no other senior officer who is there: it is to name another."


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


def who_rules(casefile: CaseFile, on: User, day: date) -> str:
    """Who confirms and lifts a bar of this person, as a sentence speaks of them: nobody rules on their own."""
    chairs = Membership.objects.on(day).filter(board=casefile.board_id, role=Role.CHAIR)
    return ACTING_CHAIR if chairs.filter(user=on).exists() else CHAIR


def whom_to_replace(casefile: CaseFile, without: User, day: date) -> list[str]:
    """A sentence for each role on the case that nobody else would be in: of those appointed, and of its agencies."""
    with walls.looked_at(casefile.pk):  # who steps back need not see the others, nor who is barred
        held = Appointment.objects.filter(casefile=casefile, user=without, status=Appointment.Status.CONFIRMED)
        roles = [CALLED[Role(role)] for role in held.filter(role__in=CALLED).values_list("role", flat=True)]
        seniors = Membership.objects.on(day).filter(role=Role.SENIOR, agency__in=casefile.involved())
        left = _others(seniors, casefile, without, day).values("agency")
        alone = seniors.filter(user=without).exclude(agency__in=left).select_related("agency")
        return [*map(ALONE.format, roles), *(ALONE_THERE.format(one.agency) for one in alone)]


def _others(held: CurrentQuerySet, casefile: CaseFile, without: User, day: date) -> CurrentQuerySet:
    """Of those with a role, who is there and has no bar from the case."""
    barred = bars_on(day).filter(casefile=casefile).values("user")
    away = Absence.objects.on(day).values("membership")
    left = held.filter(user__is_active=True).exclude(user=without)
    return left.exclude(user__in=barred).exclude(pk__in=away)


def _roles(members: CurrentQuerySet) -> set[Role]:
    return {Role(role) for role in members.values_list("role", flat=True)}
