"""When the time for completion ends badly for the meetings of the LSCB."""

from datetime import date

from referrals.meetings.counting_back import around
from reviews.reviews.models import Review
from scr_portal.recounts.models import calendar_of


def time_ends(review: Review) -> str:
    """How it is said that the time ends: "The 6 months end"."""
    if review.extensions.exists():
        return "The extended time ends"
    return review.casefile.edition.completion.period.ends


def extra_meeting(review: Review, today: date) -> str:
    """That the LSCB has to meet once more to accept it in time; empty where it need not, or it is accepted.

    An alternative review reports by its day, and is accepted when the LSCB next meets.
    """
    due = review.due_on(calendar_of(review.casefile))
    if due is None or review.accepted_on or review.is_alternative:
        return ""
    return around(review.casefile.board, due, today).words(time_ends(review))
