"""The dated facts of an action, put right."""

from collections.abc import Mapping

from reviews.actions.models import Action
from scr_portal.corrections.facts import DatedFact
from scr_portal.corrections.order import out_of_order
from scr_portal.corrections.transitions import correctable

CLOCK = frozenset({"action"})
ORDER = (
    ("agreed_on", "The agency agreed to the action"),
    ("finished_on", "it was reported as done"),
    ("verified_on", "it was verified"),
)


def _wrong_days(action: Action) -> Mapping[str, str]:
    return out_of_order(action, ORDER)


correct = correctable(
    Action,
    {
        "agreed_on": DatedFact("When the action was agreed", CLOCK, told_by=("action.agree",)),
        "due_on": DatedFact("The day agreed for the action", CLOCK, told_by=("action.agree",), may_come=True),
        "finished_on": DatedFact("When the action was reported as done", told_by=("action.finish",)),
        "verified_on": DatedFact("When the action was verified", CLOCK),
    },
    check=_wrong_days,
)
