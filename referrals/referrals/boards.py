"""For which boards somebody receives referrals."""

from referrals.referrals.transitions import receive
from scr_portal.access import Grants
from scr_portal.accounts import Board


def boards_of(held: Grants) -> list[Board]:
    """The boards on which this person may open a case."""
    return list(Board.objects.filter(pk__in=held.boards_where(receive.permission)))
