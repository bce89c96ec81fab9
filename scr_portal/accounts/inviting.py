"""Mail about an account: an invitation, and word to the address that an account had before."""

from django.conf import settings

from scr_portal import mail
from scr_portal.accounts.addresses import AddressChange
from scr_portal.accounts.confirming import ask_the_office, boards_answering
from scr_portal.accounts.invitations import GOOD_FOR, Invitation
from scr_portal.accounts.users import User
from scr_portal.addresses import reverse

INVITATION = """You are invited to SCR Portal, where a Local Safeguarding Children Board keeps its reviews.

Set your password here: {link}

The link works once, for {days} days. If you did not expect it, do not open the link, and tell the board's office.
"""
MOVED = """The e-mail address of your account at SCR Portal was changed by an administrator.

If you do not know why, tell the board's office at once.
"""
TO_MOVE = """An administrator of SCR Portal asks to move your account to another e-mail address.

Read which one, and say whether it is yours: {link}

Nothing changes before you have confirmed it, or your board's office where it alone gives all that the account opens.
If you do not know why, tell the board's office at once.
"""


def invite(user: User) -> None:
    """Queue the mail with a new link; earlier links stop working. Nobody else gets to see the link."""
    link = settings.PORTAL_ADDRESS + reverse("invitation", args=[Invitation.make(user)])
    body = INVITATION.format(link=link, days=GOOD_FOR.days)
    mail.queue(user.email, "Your account at SCR Portal", body, user=user, lets_in=True)


def ask_to_move(user: User, address: str, by: User) -> int:
    """Ask at the address the account has, and in the office of each board that may answer; how many there are asked."""
    boards = boards_answering(user)
    link = settings.PORTAL_ADDRESS + reverse("new_address", args=[AddressChange.ask(user, address, by, boards)])
    mail.queue(user.email, "Your account at SCR Portal", TO_MOVE.format(link=link), user=user, lets_in=True)
    return ask_the_office(boards, user)


def tell_former_address(user: User, address: str) -> None:
    """Queue word to the address the account had: whoever holds the new one can set its password."""
    mail.queue(address, "Your account at SCR Portal", MOVED, user=user)
