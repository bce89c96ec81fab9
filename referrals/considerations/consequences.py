"""What each outcome starts, and whom it tells: dates by the edition of that day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from referrals.considerations.findings import edition_for
from referrals.considerations.words import OUTCOMES
from referrals.meetings.counting_back import around
from scr_portal.accounts import Board
from scr_portal.casefiles import CaseFile
from scr_portal.clocks import Holidays, day_words
from scr_portal.guidance import bodies
from scr_portal.guidance.base import Act, Edition, Outcome
from scr_portal.notices.owing import due_after
from scr_portal.recounts.models import calendar_of

ACTS = {
    Outcome.REVIEW: Act.DECISION_TO_HOLD,
    Outcome.ALTERNATIVE: Act.DECISION_NOT_TO_HOLD,
    Outcome.NONE: Act.DECISION_NOT_TO_HOLD,
}


@dataclass(frozen=True)
class Point:
    """One thing that follows, the sum that its day comes from, and where the rule is written."""

    words: str
    steps: tuple[str, ...] = ()
    source: str = ""


@dataclass(frozen=True)
class Consequence:
    """What one outcome starts, and whom it tells."""

    outcome: Outcome
    starts: tuple[Point, ...]
    tells: tuple[Point, ...]

    @property
    def label(self) -> str:
        """The outcome as the choice calls it."""
        return dict(OUTCOMES)[self.outcome.value]

    @property
    def in_short(self) -> str:
        """Line by line, for the hint beside the choice."""
        told = ", ".join(point.words for point in self.tells)
        lines = [point.words for point in self.starts]
        return "\n".join([*lines, f"To be told: {told}." if told else "No body has to be told."])


def told_at_once(board: Board) -> str:
    """Whom a decision is told to by mail that names nobody (T7a), whatever the outcome."""
    who_recommends = f"the {board.who_recommends}, " if board.who_recommends else ""
    return (
        f"At once, in neutral words: the LSCB officer, {who_recommends}the members of the LSCB, the agencies of the "
        "case, and whoever referred."
    )


def consequences(
    casefile: CaseFile, decided_on: date, today: date, holidays: Holidays | None = None
) -> dict[Outcome, Consequence]:
    """By outcome, what a decision of that day starts and whom it tells; `today` it is, or was, recorded.

    By the case's bank holidays, which are asked for where they are not given.
    """
    edition, holidays = edition_for(casefile, decided_on), holidays or calendar_of(casefile)
    london = casefile.board.region == Board.Region.LONDON
    told = {act: bodies.told(edition, act, decided_on, london=london).bodies for act in ACTS.values()}
    return {
        outcome: Consequence(
            outcome,
            tuple(_starts(casefile, outcome, edition, decided_on, today, holidays)),
            tuple(_told(casefile, act, duty, decided_on, holidays) for duty in told[act]),
        )
        for outcome, act in ACTS.items()
    }


def _starts(
    casefile: CaseFile, outcome: Outcome, edition: Edition, decided_on: date, today: date, holidays: Holidays
) -> Iterator[Point]:
    if outcome is Outcome.REVIEW:
        clock = edition.completion.clock(decided_on, holidays)
        within = f"To be completed within {edition.completion.period}, by {day_words(clock.due)}."
        yield Point(within, clock.steps, clock.source)
        if extra := around(casefile.board, clock.due, today).words(edition.completion.period.ends):
            yield Point(extra)
        yield _publication(edition)
    elif outcome is Outcome.ALTERNATIVE:
        yield Point("An alternative review opens: the guidance lays down no completion date and no duty to publish.")
        yield Point("It reports to the LSCB by the day that the LSCB chair sets, and the LSCB adopts what it finds.")
    else:
        yield Point("The case is closed. It can be considered again when new facts or advice come.")


def _publication(edition: Edition) -> Point:
    needs = edition.publication_duty_needs_criteria
    words = "It has to be published where the criteria are met." if needs else "What comes of it has to be published."
    return Point(words, source=str(edition.publish_source))


def _told(casefile: CaseFile, act: Act, duty: bodies.ToTell, decided_on: date, holidays: Holidays) -> Point:
    due_on, steps = due_after(casefile, duty, decided_on, holidays)
    if due_on is None:
        return Point(f"{duty.body.name} (no day is laid down)", source=str(duty.source))
    whole = (act.done_on(decided_on), *steps)
    return Point(f"{duty.body.name} by {day_words(due_on)}", whole, str(duty.source))
