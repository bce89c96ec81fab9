"""To which boards somebody may bring a referral."""

from scr_portal.access import Grants
from scr_portal.accounts import Board


def boards_of(held: Grants, permission: str) -> list[Board]:
    """The boards on which this person may open a case by a step of this permission."""
    return list(Board.objects.filter(pk__in=held.boards_where(permission)))
