"""The dated facts of an appointment, put right."""

from collections.abc import Mapping

from scr_portal.access import Appointment
from scr_portal.corrections.facts import DatedFact
from scr_portal.corrections.order import out_of_order
from scr_portal.corrections.transitions import correctable

ORDER = (
    ("first_declared_on", "The declaration was made"),
    ("since", "the appointment began"),
    ("until", "it ended"),
)
ANEW = (ORDER[0], ("declared_on", "it was made anew"))


def _wrong_days(appointment: Appointment) -> Mapping[str, str]:
    return out_of_order(appointment, ORDER) or out_of_order(appointment, ANEW)


correct = correctable(
    Appointment,
    {
        "declared_on": DatedFact("When the declaration was made"),
        "since": DatedFact("When the appointment began", told_by=("appointment.confirm",)),
    },
    check=_wrong_days,
)
