"""Who holds which role where, today; what they see and may do follows from roles.py."""

from scr_portal.access.appointments import Appointment, AppointmentPermission
from scr_portal.access.grants import Grants, Group, Held, forget, grants
from scr_portal.access.holding import comes_in, has_a_place
from scr_portal.access.people import Holders, across_agencies, holders, holders_if_led_by, holders_where_appointed

__all__ = [
    "Appointment",
    "AppointmentPermission",
    "Grants",
    "Group",
    "Held",
    "Holders",
    "across_agencies",
    "comes_in",
    "forget",
    "grants",
    "has_a_place",
    "holders",
    "holders_if_led_by",
    "holders_where_appointed",
]
