"""The people who sign in, the organisations they belong to, and how they belong."""

from scr_portal.accounts.absences import Absence
from scr_portal.accounts.adapter import ClosedDoor
from scr_portal.accounts.addresses import AddressChange
from scr_portal.accounts.invitations import Invitation
from scr_portal.accounts.memberships import Membership
from scr_portal.accounts.organisations import Agency, Board, Body
from scr_portal.accounts.users import User

__all__ = ["Absence", "AddressChange", "Agency", "Board", "Body", "ClosedDoor", "Invitation", "Membership", "User"]
