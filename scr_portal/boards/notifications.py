"""Who is told of what a board's office arranges about its own people."""

from django.conf import settings
from django.utils import timezone

from scr_portal import mail
from scr_portal.accounts import Absence, Board, Membership, User
from scr_portal.addresses import reverse
from scr_portal.roles import Role

AWAY = """Your board's office has recorded that you are away.

Read from when to when, and who recorded it: {link}

On those days the acting LSCB chair may do what you may do. Your own rights stay. If you are back earlier, record it
there. If you did not ask for it, record there that you are back, and tell the board's office and an administrator of
SCR Portal at once.
"""
BACK = """It is recorded that the LSCB chair is back.

From now on the acting LSCB chair acts only where the chair cannot. Sign in to see what is yours to do: {link}
"""


def tell_of_return(away: Absence, board: Board, by: User) -> None:
    """Mail the chair, those who act in the chair's place, and who recorded it, but not who says so now."""
    acting = Membership.objects.on(timezone.localdate()).filter(board=board, role=Role.ACTING_CHAIR)
    concerned = {away.membership.user, away.recorded_by, *(one.user for one in acting.select_related("user"))} - {by}
    body = BACK.format(link=settings.PORTAL_ADDRESS + reverse("home"))
    told = sorted((one for one in concerned if one.is_active), key=lambda one: one.pk)
    mail.post(mail.letter(one.email, "SCR Portal: the LSCB chair is back", body, user=one) for one in told)


def tell_who_is_away(away: Absence, board: Board, by: User) -> None:
    """Mail the LSCB chair, unless they have recorded it themselves: somebody else has their rights on those days."""
    chair = away.membership.user
    if chair != by:
        link = settings.PORTAL_ADDRESS + reverse("scr_portal:board_office", args=[board.public_id])
        mail.queue(chair.email, "SCR Portal: you are recorded as away", AWAY.format(link=link), user=chair)
