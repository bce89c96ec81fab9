"""Who is told of the steps of a chronology."""

from scr_portal.notifications import tells
from scr_portal.roles import Role

tells("chronology.confirm", Role.OFFICER, Role.PANEL_CHAIR, line="An agency has confirmed its chronology.")
