"""What a letter, or a paper for a partner board, says of the end of a review, once that has been moved."""

from collections.abc import Iterable
from datetime import date

from reviews.reviews.ending import ends
from reviews.reviews.models import Extension, Review, open_review
from scr_portal.accounts import User
from scr_portal.clocks import day_words, states
from scr_portal.corrections.models import Moved
from scr_portal.letters.correcting import draft_moved
from scr_portal.letters.drafting import Beware, rereads
from scr_portal.letters.models import Letter
from scr_portal.partners.correcting import tell_partners_moved
from scr_portal.transitions import after


@after("review.extend")
def write_of_the_new_end(review: Review, by: User) -> None:
    """Who was told the day before is told the new one."""
    *_, before, now = ends(review)
    _tell_again(review, before, now)


@after("extension.void")
def write_of_the_end_that_stands_again(extension: Extension, by: User) -> None:
    """The same where an extension had been recorded by mistake."""
    *_, now = ends(extension.review)
    _tell_again(extension.review, extension.due_on, now)


def _tell_again(review: Review, before: date, now: date) -> None:
    """A letter is drafted, and waits for the office; a partner board is sent the day at once, as one put right."""
    moved = Moved(_called(review), before, now)
    draft_moved(review.casefile, moved)
    tell_partners_moved(review.casefile, moved)


@rereads
def moved_since_it_was_written(letter: Letter, reader: User) -> Iterable[Beware]:
    """That a letter which has not gone states an end that was moved, and not the one that stands."""
    review = open_review(letter.casefile)
    days = ends(review) if review else []
    now, stated = days[-1] if days else None, [day for day in days[:-1] if states(letter.text, day)]
    if review and now and stated and not states(letter.text, now):
        days_stated = " and ".join(map(day_words, stated))
        moved = f"It has been moved since, to {day_words(now)}: change the words first."
        yield Beware(_called(review), f"The letter states {days_stated}. {moved}")


def _called(review: Review) -> str:
    does = "reports to the LSCB" if review.is_alternative else "is to be completed"
    return f"The day by which the review {does}"
