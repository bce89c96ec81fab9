"""The dated facts of the health overview report, put right."""

from collections.abc import Mapping

from panels.health.models import HealthOverview
from scr_portal.corrections.facts import DatedFact
from scr_portal.corrections.order import out_of_order
from scr_portal.corrections.transitions import correctable

CLOCK = frozenset({"health_overview"})
ORDER = (("asked_on", "It was asked for"), ("handed_in_on", "it was handed in"))


def _wrong_days(overview: HealthOverview) -> Mapping[str, str]:
    if overview.due_on <= overview.asked_on:
        return {"due_on": "The day it is due must be after the day it was asked for"}
    return out_of_order(overview, ORDER)


correct = correctable(
    HealthOverview,
    {
        "asked_on": DatedFact("When the health overview was asked for", CLOCK, told_by=("healthoverview.ask",)),
        "due_on": DatedFact("When the health overview is due", CLOCK, told_by=("healthoverview.ask",), may_come=True),
    },
    check=_wrong_days,
)
