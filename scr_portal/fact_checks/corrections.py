"""The day by which a person is asked to check something, put right: the others are those on which it was done here."""

from collections.abc import Mapping

from scr_portal.corrections.facts import DatedFact
from scr_portal.corrections.transitions import correctable
from scr_portal.fact_checks.models import FactCheck


def _wrong_day(check: FactCheck) -> Mapping[str, str]:
    early = check.due_on < check.asked_on
    return {"due_on": "The day must not be before the one on which the person was asked"} if early else {}


CLOCK = frozenset({"fact_check"})

correct = correctable(
    FactCheck, {"due_on": DatedFact("By when it is to be checked", CLOCK, may_come=True)}, check=_wrong_day
)
