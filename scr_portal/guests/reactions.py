"""Links end with their appointment."""

from scr_portal.access import Appointment
from scr_portal.accounts import User
from scr_portal.guests.transitions import end_with_the_appointment
from scr_portal.transitions import after


@after("appointment.end")
@after("appointment.give_way")
@after("appointment.lapse")
@after("appointment.withdraw")
def no_link_outlives_its_appointment(appointment: Appointment, by: User) -> None:
    """The step of the appointment is the event of it."""
    end_with_the_appointment(appointment)
