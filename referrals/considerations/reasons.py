"""What a decision must give reasons for: never a block, always the reason (guidance.md 2.2, 7.1, 7.2)."""

from datetime import date

from referrals.considerations.criteria import Findings
from referrals.considerations.findings import decision_clock, findings
from referrals.considerations.interests import CONFLICTED, DECLARED, INTERESTS
from referrals.considerations.models import Consideration, Decision
from referrals.considerations.words import duty_in_short
from scr_portal.accounts import Board
from scr_portal.clocks import day_words
from scr_portal.guidance.base import Outcome


def wrong_day(decision: Decision, today: date) -> str:
    """What is wrong with the day of the decision, or nothing."""
    consideration, day = decision.consideration, decision.decided_on
    if day > today:
        return "This day has not come yet: enter today or an earlier day"
    if day < consideration.attention_on:
        since = "New facts or advice came" if consideration.reopened_because else "The board first knew"
        return f"{since} on {day_words(consideration.attention_on)}: enter that day or a later one"
    if consideration.notified_on and day < consideration.notified_on:
        return f"The board was notified on {day_words(consideration.notified_on)}: enter that day or a later one"
    if consideration.recommended_on and day < consideration.recommended_on:
        return f"The recommendation is of {day_words(consideration.recommended_on)}: enter that day or a later one"
    return ""


MOVE_IT = "Move what you wrote to the rationale and leave this empty, or decide otherwise"
STEP_BACK = "Do not decide on this case: step back from it, and the acting chair decides"


def of_interest(decision: Decision) -> dict[str, str]:
    """What is wrong with the declaration of who decides, by field (K17)."""
    if decision.interest == CONFLICTED:
        return {"interest": STEP_BACK}
    if decision.interest not in dict(INTERESTS):
        return {"interest": "Declare whether you have an interest in this case"}
    if decision.interest == DECLARED and not decision.interest_declared:
        return {"interest_declared": "Enter what the interest is, and why it does not keep you from deciding"}
    return {}


def missing(decision: Decision) -> dict[str, str]:
    """What the decision lacks, or says of another outcome than its own, by field; its day is known to be possible."""
    return _about_criteria(decision) | beside_criteria(decision)


def beside_criteria(decision: Decision) -> dict[str, str]:
    """The same of all but the criteria, as far as it is said yet what is decided."""
    return _of_its_day(decision) | _of_advice(decision) | _of_the_alternative(decision)


def _of_advice(decision: Decision) -> dict[str, str]:
    if decision.consideration.recommendation and not decision.outcome:
        return {}
    why = departs_from_advice(decision.consideration, decision.outcome)
    if why and not decision.why_otherwise:
        return {"why_otherwise": why}
    if decision.why_otherwise and not why:
        return {"why_otherwise": f"You decide as recommended, so no reason is asked for here. {MOVE_IT}"}
    return {}


def _of_its_day(decision: Decision) -> dict[str, str]:
    """What it lacks whatever is decided, by field: why it is late, and why it is recorded only now."""
    due, wrong = decision_clock(decision.consideration, decision.decided_on).due, {}
    if decision.decided_on > due and not decision.why_late:
        wrong["why_late"] = f"Enter why the decision is late: it was due on {day_words(due)}"
    if decision.recorded_later and not decision.why_recorded_later:
        day = day_words(decision.decided_on)
        wrong["why_recorded_later"] = f"Enter why the decision of {day} is recorded only now, or enter today"
    return wrong


def _of_the_alternative(decision: Decision) -> dict[str, str]:
    """Method, scope and day of an alternative review, which no guidance lays down: the chair does."""
    if decision.outcome != Outcome.ALTERNATIVE:
        return {}
    due_on, wrong = decision.alternative_due_on, {}
    if not decision.alternative_method:
        wrong["alternative_method"] = "Enter the method of the review"
    if not decision.alternative_scope:
        wrong["alternative_scope"] = "Enter what the review looks at"
    if due_on is None:
        wrong["alternative_due_on"] = "Enter the day by which it is to report to the LSCB"
    elif due_on <= decision.decided_on:
        wrong["alternative_due_on"] = f"It is decided on {day_words(decision.decided_on)}: enter a later day"
    return wrong


def departs_from_advice(consideration: Consideration, outcome: str) -> str:
    """What to enter when the outcome is not the one recommended, or nobody recommended who should have."""
    if consideration.recommendation:
        return "" if outcome == consideration.recommendation else "Enter why you decide against the recommendation"
    if consideration.casefile.board.recommender == Board.Recommender.NOBODY:
        return ""
    return "Enter why you decide without a recommendation"


PARTS = ("limb_that_fails", "why_it_fails", "other_limb_that_fails", "why_other_fails")


def _of_the_parts(decision: Decision, found: Findings) -> dict[str, str]:
    """What is wrong with the part that fails, and with that of another duty which the first may leave (7.1).

    The criteria are said not to be met, or have to be for this outcome.
    """
    if not found.must_say_which_limb_fails(Outcome(decision.outcome), criteria_met=False):
        return _of_the_other_part(decision, found)
    wrong = {} if decision.why_it_fails else {"why_it_fails": "Enter why that part of the criteria fails"}
    if decision.limb_that_fails not in found.limbs_that_could_fail():
        return {"limb_that_fails": "Select the part of the criteria that fails"} | wrong
    return wrong | _of_the_other_part(decision, found)


def _of_the_other_part(decision: Decision, found: Findings) -> dict[str, str]:
    limb, why = decision.other_limb_that_fails, decision.why_other_fails
    still = found.standing_still(decision.failing)
    if not limb and not still:
        return {"why_other_fails": "Select the part that this is about, or leave this empty"} if why else {}
    wrong = {} if why else {"why_other_fails": "Enter why that part fails too"}
    if still:
        wrong["other_limb_that_fails"] = f"Select the part that fails of this duty too: {duty_in_short(still[0])}"
    elif limb == decision.limb_that_fails or limb not in found.other_limbs_that_could_fail():
        wrong["other_limb_that_fails"] = "Select a part of another duty than the first part is of"
    return wrong


def _about_criteria(decision: Decision) -> dict[str, str]:
    outcome = Outcome(decision.outcome)
    found = findings(decision.consideration, decision.decided_on)
    met, wrong = decision.criteria_met and outcome is Outcome.REVIEW, {}
    said_to_fail = next((name for name in PARTS if getattr(decision, name)), "")
    if met and said_to_fail:
        return {said_to_fail: "You say that the criteria are met: then no part of them fails"}
    if decision.criteria_met and not met:
        wrong["criteria_met"] = "The criteria are met: hold a review, or say which part of the criteria fails"
    if not met:
        wrong |= _of_the_parts(decision, found)
    if found.needs_definitive_evidence(outcome, decision.failing) and not decision.definitive_evidence:
        wrong["definitive_evidence"] = "Enter the definitive evidence that there is no concern about joint working"
    if decision.definitive_evidence and outcome is Outcome.REVIEW:
        wrong["definitive_evidence"] = f"You decide to hold a review, so no evidence is asked for here. {MOVE_IT}"
    return wrong
