"""The dated facts of an IMR, put right."""

from collections.abc import Mapping

from panels.imrs.models import Imr
from scr_portal.corrections.facts import DatedFact
from scr_portal.corrections.order import out_of_order
from scr_portal.corrections.transitions import correctable

CLOCK = frozenset({"imr"})
BOTH = frozenset({"imr", "chronology"})
ORDER = (
    ("commissioned_on", "The IMR was asked for"),
    ("submitted_on", "it was submitted"),
    ("accepted_on", "it was accepted"),
)


def _wrong_days(imr: Imr) -> Mapping[str, str]:
    if imr.due_on <= imr.commissioned_on:
        return {"due_on": "The day it is due must be after the day it was asked for"}
    if imr.chronology_due_on and imr.chronology_due_on <= imr.commissioned_on:
        return {"chronology_due_on": "The day the chronology is due must be after the day it was asked for"}
    return out_of_order(imr, ORDER)


correct = correctable(
    Imr,
    {
        "commissioned_on": DatedFact("When the IMR was asked for", BOTH, told_by=("imr.commission",)),
        "due_on": DatedFact("When the IMR is due", CLOCK, told_by=("imr.commission",), may_come=True),
        "chronology_due_on": DatedFact(
            "When the chronology is due", frozenset({"chronology"}), told_by=("imr.commission",), may_come=True
        ),
        "submitted_on": DatedFact("When the IMR was submitted", CLOCK, told_by=("imr.submit", "imr.record")),
    },
    check=_wrong_days,
)
