"""Who is told of a file that is locked away: the board's officers and its chair, at once, by mail that names nobody."""

from scr_portal.notifications import tells
from scr_portal.roles import Role

WHO = (Role.OFFICER, Role.CHAIR, Role.ACTING_CHAIR)

tells("quarantine.lock", *WHO, line="A file of this case was locked away. Sign in, and confirm that or release it.")
tells("quarantine.confirm", *WHO, line="It was confirmed that a file that is locked away does not belong to this case.")
tells("quarantine.release", *WHO, line="A file of this case that was locked away is released.")
