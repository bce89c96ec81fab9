"""Who is told of an agenda."""

from scr_portal.notifications import tells
from scr_portal.roles import Role

tells("agendaitem.put", Role.SUBCOMMITTEE, line="A case is on the agenda of a meeting.")
tells("agendaitem.take_off", Role.SUBCOMMITTEE, line="A case was taken off the agenda of a meeting.")
tells("agendaitem.minute", Role.SUBCOMMITTEE, line="The minutes of a meeting about this case are drafted.")
tells("agendaitem.amend", Role.SUBCOMMITTEE, line="Something was wrong in agreed minutes, and stands below them now.")
