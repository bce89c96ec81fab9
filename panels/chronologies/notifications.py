"""Who is told of the steps of a chronology."""

from scr_portal.notifications import tells
from scr_portal.roles import Role

tells("chronology.confirm", Role.OFFICER, Role.PANEL_CHAIR, line="An agency has confirmed its chronology.")
tells("chronology.fall_back", Role.SENIOR, Role.IMR_AUTHOR, line="Your agency's chronology is to be read again.")
