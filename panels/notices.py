"""What a notice says of an appointment: who leads or writes the review, and why they can."""

from collections.abc import Iterable

from scr_portal.access import Appointment
from scr_portal.notices.content import Line, own, says


@says(Appointment)
def of_appointment(appointment: Appointment) -> Iterable[Line]:
    """The name, the part and the qualification; a national panel is told, it does not vet."""
    return [
        own(appointment.get_role_display(), appointment.user.name),
        own("Position and organisation", ", ".join(filter(None, (appointment.position, appointment.organisation)))),
        Line("Qualified and experienced because", appointment.competence),
    ]
