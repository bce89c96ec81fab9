"""What a letter says of the end of a review, once that has been moved."""

from collections.abc import Iterable

from reviews.reviews.ending import ends
from reviews.reviews.models import Extension, Review, open_review
from scr_portal.accounts import User
from scr_portal.clocks import day_words, states
from scr_portal.corrections.models import Moved
from scr_portal.letters.correcting import draft_moved
from scr_portal.letters.drafting import Beware, rereads
from scr_portal.letters.models import Letter
from scr_portal.transitions import after


@after("review.extend")
def write_of_the_new_end(review: Review, by: User) -> None:
    """Whom a letter told the day before is written to again: the letter is drafted, and waits for the office."""
    *_, before, now = ends(review)
    draft_moved(review.casefile, Moved(_called(review), before, now))


@after("extension.void")
def write_of_the_end_that_stands_again(extension: Extension, by: User) -> None:
    """The same where an extension had been recorded by mistake."""
    *_, now = ends(extension.review)
    draft_moved(extension.casefile, Moved(_called(extension.review), extension.due_on, now))


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
