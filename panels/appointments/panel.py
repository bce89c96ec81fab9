"""The SCR panel as a whole: which of the four disciplines nobody on it covers yet (Wiltshire LSCB page, WT2010)."""

from collections.abc import Iterable

from scr_portal.access import Appointment
from scr_portal.accounts import Agency
from scr_portal.roles import Role

DISCIPLINES = (
    Agency.Discipline.SOCIAL_CARE, Agency.Discipline.HEALTH, Agency.Discipline.EDUCATION, Agency.Discipline.POLICE,
)  # fmt: skip


def not_covered(appointments: Iterable[Appointment]) -> list[str]:
    """The disciplines, in words, that no confirmed member of the SCR panel comes from."""
    members = (a for a in appointments if a.role == Role.PANEL_MEMBER and a.status == Appointment.Status.CONFIRMED)
    covered = {member.employer.discipline for member in members if member.employer}
    return [discipline.label for discipline in DISCIPLINES if discipline.value not in covered]
