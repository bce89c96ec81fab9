"""Who is told of what a board's office arranges about its own people."""

from django.conf import settings
from django.urls import reverse

from scr_portal import mail
from scr_portal.accounts import Absence, Board, User

AWAY = """Your board's office has recorded that you are away.

Read from when to when, and who recorded it: {link}

On those days the acting LSCB chair may do what you may do. Your own rights stay. If you did not ask for it, tell the
board's office and an administrator of SCR Portal at once.
"""


def tell_who_is_away(away: Absence, board: Board, by: User) -> None:
    """Mail the LSCB chair, unless they have recorded it themselves: somebody else has their rights on those days."""
    chair = away.membership.user
    if chair != by:
        link = settings.PORTAL_ADDRESS + reverse("scr_portal:board_office", args=[board.public_id])
        mail.queue(chair.email, "SCR Portal: you are recorded as away", AWAY.format(link=link), user=chair)
