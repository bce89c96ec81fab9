"""The plan of one review: the days counted back, what is done of them, and what does not fit."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from panels.imrs.models import Imr
from panels.overviews.models import Overview
from panels.plans.counting import Days, Milestone, milestones, too_short
from panels.plans.models import days_of
from referrals.meetings.counting_back import Around, around
from reviews.models import Review
from reviews.reviews.ending import time_ends
from scr_portal.clocks import Clock, day_words
from scr_portal.recounts.models import calendar_of


@dataclass(frozen=True)
class Plan:
    """The days of a review from its decision to the end of its time; `warnings` say what does not fit."""

    start: date
    end: Clock
    meeting: Around
    days: Days
    milestones: list[Milestone]
    warnings: list[str]

    @property
    def imrs_on(self) -> date:
        """When the IMRs are due."""
        return self.milestones[0].due


@dataclass(frozen=True)
class Done:
    """Whether a milestone is reached, on which day where that is known, and how far it is in words."""

    is_reached: bool
    on: date | None = None
    words: str = ""


def plan_of(review: Review, today: date) -> Plan | None:
    """Counted back from the last meeting of the LSCB before the end; None where there is no date for completion.

    Of a review that was accepted, as it stood on that day.
    """
    holidays = calendar_of(review.casefile)
    end = next(iter(review.clocks(holidays)), None)
    if end is None:
        return None
    board = review.casefile.board
    meeting, days = around(board, end.due, min(filter(None, (today, review.accepted_on)))), days_of(board)
    target, what, papers_on = end.due, "end of the time for completion", None
    if meeting.last:
        target, what, papers_on = meeting.last.meets_on, "meeting of the LSCB", meeting.last.papers_on
    found = milestones(target, what, days, holidays, papers_on)
    short = too_short(review.decided_on, target, what, found)
    return Plan(review.decided_on, end, meeting, days, found, list(_warnings(review, meeting, short)))


def _warnings(review: Review, meeting: Around, short: str) -> Iterable[str]:
    if review.accepted_on:  # nothing is to be arranged any more
        return
    if meeting.last is None and meeting.following is None:
        yield "No meeting of the LSCB is planned from today on: the plan is counted back from the end of the time."
    elif extra := meeting.words(time_ends(review)):
        yield extra
    if short:
        yield short


def done(imrs: list[Imr], overview: Overview | None) -> dict[str, Done]:
    """How far each milestone is, as far as `imrs` and `overview` are seen by the reader."""
    drafted, signed = (overview.circulated_on, overview.signed_off_on) if overview else (None, None)
    return {
        "imrs": _imrs_in(imrs),
        "draft": Done(drafted is not None, drafted),
        "sign_off": Done(signed is not None, signed),
    }


def _imrs_in(imrs: list[Imr]) -> Done:
    if not imrs:
        return Done(False, words="None is asked for yet.")
    given = [one for one in imrs if one.is_settled or one.submitted_on]
    days = [one.submitted_on for one in given if one.submitted_on]
    words = f"{len(given)} of {len(imrs)} submitted or waived."
    if len(given) < len(imrs):
        return Done(False, words=f"{words} Asked for by {day_words(max(one.due_on for one in imrs))}.")
    return Done(True, max(days, default=None), words)
