"""What a notice says of a review: by when it is to be complete, of an extension, and that it is complete."""

from collections.abc import Iterable

from referrals.models import Decision
from reviews.reviews.models import Extension, Review
from scr_portal.clocks import day_words
from scr_portal.guidance.base import Fact
from scr_portal.notices.content import Line, dated, own, says
from scr_portal.recounts.models import calendar_of


@says(Decision)
def of_its_completion(decision: Decision) -> Iterable[Line]:
    """By when the review that it opened is to be completed; which later day an extension sets is told with that."""
    review = Review.objects.filter(decision=decision).select_related("casefile", "decision").first()
    if review is not None:
        yield _at_first("To be completed by", review, "; it has been extended since" if review.extended else "")


@says(Review)
def of_review(review: Review) -> Iterable[Line]:
    """When it was decided on, begun and accepted, and why it is late, if it is."""
    return [
        own("Review", review.get_kind_display()),
        dated("Decided on", review.decision, "decided_on"),
        dated("Begun on", review, "started_on"),
        dated("Overview report received on", review, "overview_received_on"),
        dated("Accepted by the LSCB on", review, "accepted_on"),
        Line("Why it is late", review.why_late),
    ]


@says(Extension)
def of_extension(extension: Extension) -> Iterable[Line]:
    """The new day and the one that it replaces; revised plan and progress, as the guidance of 2010 has them sent."""
    return [
        dated("Now to be completed by", extension, "due_on"),
        _before(extension),
        Line("Why", extension.reason),
        Line("Revised project plan", extension.revised_plan),
        Line("Progress, with action already taken", extension.progress),
    ]


def _before(extension: Extension) -> Line:
    """The day that it replaces: of the extension before, or the one that the decision set."""
    called, earlier = "Before, to be completed by", [one for one in extension.review.extended if one.pk < extension.pk]
    return dated(called, earlier[-1], "due_on") if earlier else _at_first(called, extension.review)


def _at_first(term: str, review: Review, since: str = "") -> Line:
    """The day by the edition alone, and from which day it is counted: it moves when that one is corrected."""
    rule, clock = review.casefile.edition.completion, review.completion_clock(calendar_of(review.casefile))
    if clock is None:
        return own(term, "")
    counted_from = (review.decision, "decided_on") if rule.fact == Fact.DECIDED else (review, "initiated_on")
    words = f"{day_words(clock.due)}: {rule.period} from {day_words(clock.start)}{since}"
    return Line(term, words, is_own=True, fact=(counted_from[0].subject, counted_from[1]))
