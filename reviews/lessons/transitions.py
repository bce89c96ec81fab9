"""The steps of an early lesson (T17): from the first day of a case on, and without waiting for the report."""

from datetime import date

from reviews.lessons.models import EarlyLesson
from scr_portal.accounts import User
from scr_portal.casefiles import closed
from scr_portal.days import check_day
from scr_portal.roles import Audience
from scr_portal.transitions import transition

S = EarlyLesson.Status


@transition(EarlyLesson, target=S.IDENTIFIED, opens=True, when=[closed], sentence="{by} recorded an early lesson")
def record(early: EarlyLesson, by: User, *, lesson: str, to_do: str, owner: str, identified_on: date) -> None:
    """Say what was learned, what is to be done at once, and by whom; an agency's is its own until it is shared."""
    check_day("identified_on", identified_on)
    early.lesson, early.to_do, early.owner, early.identified_on = lesson, to_do, owner, identified_on


@transition(EarlyLesson, source=[S.IDENTIFIED], target=S.SHARED, sentence="{by} shared an early lesson")
def share(early: EarlyLesson, by: User, *, shared_on: date, shared_with: str) -> None:
    """Let every agency of the case read it, and say who else was told by another route."""
    check_day("shared_on", shared_on, early.identified_on)
    early.audience = Audience.SHARED
    early.shared_on, early.shared_with = shared_on, shared_with


@transition(EarlyLesson, source=[S.SHARED], target=S.ACTED, sentence="{by} recorded what was done on an early lesson")
def act(early: EarlyLesson, by: User, *, acted_on: date, done: str) -> None:
    """Say what was done about it."""
    check_day("acted_on", acted_on, early.shared_on)
    early.acted_on, early.done = acted_on, done


@transition(EarlyLesson, source=[S.ACTED], target=S.REPORTED, sentence="{by} reported an early lesson")
def report(early: EarlyLesson, by: User, *, reported_on: date, reported_to: str) -> None:
    """Say to whom what was learned and done has been reported."""
    check_day("reported_on", reported_on, early.acted_on)
    early.reported_on, early.reported_to = reported_on, reported_to
