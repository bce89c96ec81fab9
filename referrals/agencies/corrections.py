"""The dated facts of an agency's part before the decision, put right."""

from collections.abc import Mapping

from referrals.agencies.models import AgencyInvolvement
from scr_portal.corrections.facts import DatedFact
from scr_portal.corrections.order import out_of_order
from scr_portal.corrections.transitions import correctable

CLOCKS = frozenset({"secured", "scoping"})
TOLD_THE_DAY = ("agencyinvolvement.ask", "agencyinvolvement.ask_by")
ORDER = (("asked_on", "The agency was asked"), ("returned_on", "it said what it knew"))


def _wrong_days(involvement: AgencyInvolvement) -> Mapping[str, str]:
    if involvement.due_on and involvement.due_on < involvement.asked_on:
        return {"due_on": "The day by which it was to answer must not be before the day on which it was asked"}
    return out_of_order(involvement, ORDER)


correct = correctable(
    AgencyInvolvement,
    {
        "asked_on": DatedFact("When the agency was asked", CLOCKS, told_by=("agencyinvolvement.ask",)),
        "due_on": DatedFact("By when it was asked to answer", CLOCKS, told_by=TOLD_THE_DAY, may_come=True),
        "secured_on": DatedFact(
            "When its records were secured", frozenset({"secured"}), told_by=("agencyinvolvement.secure",)
        ),
        "returned_on": DatedFact(
            "When it said what it knew", frozenset({"scoping"}), told_by=("agencyinvolvement.return_scoping",)
        ),
    },
    check=_wrong_days,
)
