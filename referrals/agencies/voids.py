"""An agency that was asked by mistake: it leaves the case, unless something else of it is there."""

from referrals.agencies.models import AgencyInvolvement
from scr_portal.access import Appointment
from scr_portal.accounts import User
from scr_portal.guests.transitions import end
from scr_portal.roles import Role
from scr_portal.transitions import after
from scr_portal.voids.transitions import voidable

void = voidable(AgencyInvolvement)


@after("agencyinvolvement.void")
def let_nobody_answer(involvement: AgencyInvolvement, by: User) -> None:
    """Whoever answered for the agency by a link comes in no more; the step that voids is the event of it."""
    held = Appointment.objects.filter(casefile=involvement.casefile, agency=involvement.agency_id)
    for one in held.filter(role=Role.REPRESENTATIVE).exclude(status=Appointment.Status.ENDED):
        end(one, "Asked by mistake.")
