"""Who is told by neutral mail of the steps of this app."""

from scr_portal.notifications import tells
from scr_portal.roles import Role

tells("appointment.declare", Role.CHAIR, Role.ACTING_CHAIR, line="A declaration of independence waits for you.")
