"""What each outcome starts, and whom the board then tells: dates by the edition of that day."""

from datetime import date

from referrals.considerations.findings import edition_for
from scr_portal.accounts import Board
from scr_portal.casefiles import CaseFile
from scr_portal.clocks import day_words
from scr_portal.guidance import bodies
from scr_portal.guidance.base import Act, Outcome
from scr_portal.holidays import calendar

ACTS = {
    Outcome.REVIEW: Act.DECISION_TO_HOLD,
    Outcome.ALTERNATIVE: Act.DECISION_NOT_TO_HOLD,
    Outcome.NONE: Act.DECISION_NOT_TO_HOLD,
}


def consequences(casefile: CaseFile, decided_on: date) -> dict[str, str]:
    """By outcome, what a decision of that day starts and whom it tells, in a sentence or two."""
    edition, holidays = edition_for(casefile, decided_on), calendar()
    completion = edition.completion.clock(decided_on, holidays)
    starts = {Outcome.REVIEW: f"To be completed within {edition.completion.period}, by {day_words(completion.due)}. "}
    london = casefile.board.region == Board.Region.LONDON
    told = {
        outcome: [duty.body.name for duty in bodies.told(edition, act, decided_on, london=london).bodies]
        for outcome, act in ACTS.items()
    }
    return {outcome: starts.get(outcome, "") + _tells(names) for outcome, names in told.items()}


def _tells(names: list[str]) -> str:
    if not names:
        return "No body has to be told."
    return f"To be told: {', '.join(names)}."
