"""What a notice says of a review that is complete, and of an extension."""

from collections.abc import Iterable

from reviews.reviews.models import Extension, Review
from scr_portal.clocks import day_words
from scr_portal.notices.content import Line, own, says


@says(Review)
def of_review(review: Review) -> Iterable[Line]:
    """When it was decided on, begun and accepted, and why it is late, if it is."""
    days = (
        ("Decided on", review.decided_on),
        ("Begun on", review.started_on),
        ("Overview report received on", review.overview_received_on),
        ("Accepted by the LSCB on", review.accepted_on),
    )
    return [
        own("Review", review.get_kind_display()),
        *(own(term, day_words(day) if day else "") for term, day in days),
        Line("Why it is late", review.why_late),
    ]


@says(Extension)
def of_extension(extension: Extension) -> Iterable[Line]:
    """Revised plan and progress, as the guidance of 2010 has them sent."""
    return [
        own("Now to be completed by", day_words(extension.due_on)),
        Line("Why", extension.reason),
        Line("Revised project plan", extension.revised_plan),
        Line("Progress, with action already taken", extension.progress),
    ]
