"""When the time for completion ends badly for the meetings of the LSCB."""

from datetime import date

from referrals.meetings.counting_back import around
from reviews.reviews.models import Review
from scr_portal.clocks import day_words
from scr_portal.deadlines import Deadline
from scr_portal.recounts.models import calendar_of

LATER = "The extended time ends"


def time_ends(review: Review) -> str:
    """How it is said that the time ends: "The 6 months end"."""
    if review.extensions.exists():
        return LATER
    return review.casefile.edition.completion.period.ends


def ends(review: Review) -> list[date]:
    """The day by which it was to be completed, or to report, at first, and by each extension that stands."""
    clock = review.report_clock() if review.is_alternative else review.completion_clock(calendar_of(review.casefile))
    later = review.extensions.order_by("pk").values_list("due_on", flat=True)
    return [clock.due, *later] if clock else []


def as_if_agreed(review: Review, end: Deadline) -> None:
    """Let the end stand, unsaved, as it would if the LSCB chair gave the time that is asked for."""
    if review.time_wanted_until:
        asked = f"Asked for by {review.time_wanted_by}, and not decided yet: to {day_words(review.time_wanted_until)}"
        end.due_on, end.steps = review.time_wanted_until, [*end.steps, asked]


def meets_before(review: Review, due_on: date, today: date) -> str:
    """How the meetings of the LSCB lie, if a review is to be completed by that later day; not where that has passed."""
    meeting = around(review.casefile.board, due_on, today)
    if warned := meeting.words(LATER):
        return warned
    if due_on < today:
        return ""
    if meeting.last is None:
        return f"{LATER} on {day_words(due_on)}: no meeting of the LSCB is planned before that."
    days = (due_on - meeting.last.meets_on).days
    return (
        f"{LATER} on {day_words(due_on)}: the LSCB meets last before that on {day_words(meeting.last.meets_on)}, "
        f"{days} day{'' if days == 1 else 's'} before the end."
    )


def extra_meeting(review: Review, today: date) -> str:
    """That the LSCB has to meet once more to accept it in time; empty where it need not, or it is accepted.

    An alternative review reports by its day, and is accepted when the LSCB next meets.
    """
    due = review.due_on(calendar_of(review.casefile))
    if due is None or review.accepted_on or review.is_alternative:
        return ""
    return around(review.casefile.board, due, today).words(time_ends(review))
