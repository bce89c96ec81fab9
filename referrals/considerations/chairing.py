"""Whether whoever chaired those who recommend is independent of the member agencies: a warning (guidance.md 7.2)."""

from datetime import date

from referrals.considerations.models import Consideration
from scr_portal.accounts import Agency, Board, Membership, User
from scr_portal.guidance.base import Answer, Edition, Test
from scr_portal.roles import Role

RULE = "7.2"


def rule_of(edition: Edition) -> Test | None:
    """The rule of an edition; None where it has none, so that nothing is asked."""
    return edition.tests.get(RULE)


def works_for(chair: User, board: Board, day: date) -> Agency | None:
    """The member agency of the board for which somebody holds a role here; never of its independent LSCB chair.

    The portal knows no other employment: that is asked. Two queries.
    """
    held = Membership.objects.on(day).filter(user=chair)
    if board.chair_is_independent and held.filter(board=board, role=Role.CHAIR).exists():
        return None
    found = held.filter(agency__boards=board).select_related("agency").first()
    return found.agency if found else None


def warning(consideration: Consideration) -> str:
    """What the LSCB chair is told of it beside the recommendation, by the edition that governs; empty for nothing."""
    rule = rule_of(consideration.casefile.edition)
    if rule is None or not consideration.recommendation or consideration.chaired_independently == Answer.YES:
        return ""
    agencies = "of the agencies that are members of the LSCB"
    said = (
        f"Whoever chaired those who recommended is not independent {agencies}."
        if consideration.chaired_independently == Answer.NO
        else f"It is not known whether whoever chaired those who recommended is independent {agencies}."
    )
    return f"{said} Source: {rule.source}"
