"""What a notice says of a review that is complete, and of an extension."""

from collections.abc import Iterable

from reviews.reviews.models import Extension, Review
from scr_portal.notices.content import Line, dated, own, says


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
    """Revised plan and progress, as the guidance of 2010 has them sent."""
    return [
        dated("Now to be completed by", extension, "due_on"),
        Line("Why", extension.reason),
        Line("Revised project plan", extension.revised_plan),
        Line("Progress, with action already taken", extension.progress),
    ]
