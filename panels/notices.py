"""What a notice says of a reviewer: who it is, and as what."""

from collections.abc import Iterable

from scr_portal.access import Appointment
from scr_portal.notices.content import Line, dated, own, says


@says(Appointment)
def of_appointment(appointment: Appointment) -> Iterable[Line]:
    """The name, the part in the review, and the day from which."""
    return [
        own("Reviewer", appointment.user.name),
        own("Part in the review", appointment.get_role_display()),
        dated("Appointed from", appointment, "since"),
    ]
