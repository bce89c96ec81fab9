"""What the one page of a briefing says of how the case was weighed."""

from collections.abc import Iterator
from datetime import date

from referrals.considerations.models import Consideration, Decision, Dissent
from scr_portal.casefiles import CaseFile
from scr_portal.sections import in_brief
from scr_portal.shelf import Shelf


@in_brief(20, "Dissent and interests")
def dissent_and_interests(casefile: CaseFile, shelf: Shelf, today: date) -> Iterator[str]:
    """Who of the members saw it otherwise in the newest round and why; what the chair declared with the decision."""
    last = shelf.last(Consideration)
    for one in shelf.rows(Dissent):
        if last is not None and one.consideration_id == last.pk:
            answer = "answered by the LSCB chair" if one.answer else "not answered yet"
            yield f"{one.who} dissents ({one.get_position_display()}; {answer}): {one.reason}"
    for decision in shelf.rows(Decision):
        if last is not None and decision.consideration_id == last.pk:
            if decision.interest_declared:
                yield f"{decision.decided_by} declared with the decision: {decision.interest_declared}"
            if decision.why_acting:
                yield f"The acting LSCB chair decided, because: {decision.why_acting}"
