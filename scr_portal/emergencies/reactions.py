"""Who reads a case in an emergency hears when that is ended early: a page that is open then only says "not found"."""

from scr_portal import notifications
from scr_portal.access.emergencies import EmergencyAccess
from scr_portal.accounts import User
from scr_portal.transitions import after

ENDED = "The LSCB chair has ended your emergency access to this case. What you had read stays confidential."


@after("emergencyaccess.end")
def tell_the_reader(emergency: EmergencyAccess, by: User) -> None:
    """By mail that leads home, as the case is closed to them; whose account was shut is told nothing."""
    told = [emergency.user] if emergency.user.is_active else []
    notifications.queue(emergency.casefile, told, ENDED, path="/home/")
