"""The dated facts of an agency's part before the decision, put right."""

from collections.abc import Mapping

from referrals.agencies.models import AgencyInvolvement
from scr_portal.corrections.facts import DatedFact
from scr_portal.corrections.order import out_of_order
from scr_portal.corrections.transitions import correctable

ORDER = (("asked_on", "The agency was asked"), ("returned_on", "it said what it knew"))


def _wrong_days(involvement: AgencyInvolvement) -> Mapping[str, str]:
    return out_of_order(involvement, ORDER)


correct = correctable(
    AgencyInvolvement,
    {
        "asked_on": DatedFact("When the agency was asked", told_by=("agencyinvolvement.ask",)),
        "secured_on": DatedFact("When its records were secured", told_by=("agencyinvolvement.secure",)),
        "returned_on": DatedFact("When it said what it knew", told_by=("agencyinvolvement.return_scoping",)),
    },
    check=_wrong_days,
)
