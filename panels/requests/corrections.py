"""The dated facts of what was asked of an agency, put right."""

from collections.abc import Mapping

from panels.requests.models import AgencyRequest
from scr_portal.corrections.facts import DatedFact
from scr_portal.corrections.order import out_of_order
from scr_portal.corrections.transitions import correctable

CLOCK = frozenset({"agency_request"})
ORDER = (("asked_on", "It was asked"), ("answered_on", "it was answered"))


def _wrong_days(request: AgencyRequest) -> Mapping[str, str]:
    if request.due_on < request.asked_on:
        return {"due_on": "The day by which it was to answer must not be before the day on which it was asked"}
    return out_of_order(request, ORDER)


correct = correctable(
    AgencyRequest,
    {
        "asked_on": DatedFact("When the agency was asked", CLOCK, told_by=("agencyrequest.ask",)),
        "due_on": DatedFact("By when it was asked to answer", CLOCK, told_by=("agencyrequest.ask",), may_come=True),
        "answered_on": DatedFact("When it answered", CLOCK, told_by=("agencyrequest.answer",)),
    },
    check=_wrong_days,
)
