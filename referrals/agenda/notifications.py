"""Who is told of an agenda."""

from referrals.agenda.models import AgendaItem
from scr_portal.clocks import day_words
from scr_portal.notifications import tells
from scr_portal.roles import Role


def _put(item: AgendaItem) -> str:
    return f"A case is on the agenda of the meeting on {day_words(item.meeting.meets_on)}."


tells("agendaitem.put", Role.SUBCOMMITTEE, line=_put)
tells("agendaitem.minute", Role.SUBCOMMITTEE, line="The minutes of a meeting about this case are drafted.")
tells("agendaitem.amend", Role.SUBCOMMITTEE, line="Something was wrong in agreed minutes, and stands below them now.")
