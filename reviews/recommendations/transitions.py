"""The steps of recommendations: put forward, then adopted or rejected by the LSCB."""

from django.core.exceptions import ValidationError

from reviews.recommendations.models import Recommendation
from reviews.reviews.models import Review
from scr_portal.accounts import Agency, User
from scr_portal.roles import Audience
from scr_portal.transitions import transition

S = Recommendation.Status


def _review_is_at_work(recommendation: Recommendation) -> str | None:
    if recommendation.review.status not in (Review.Status.UNDER_WAY, Review.Status.REPORTED):
        return "Recommendations are recorded while the review is under way, and until it is accepted."
    return None


def _report_is_in(recommendation: Recommendation) -> str | None:
    if recommendation.review.status != Review.Status.REPORTED:
        report = recommendation.review.report_words
        return f"The LSCB adopts or rejects recommendations when the {report} is in, until it accepts the review."
    return None


@transition(
    Recommendation, target=S.PROPOSED, opens=True, when=[_review_is_at_work], sentence="{by} put forward {it.in_words}"
)
def propose(
    recommendation: Recommendation,
    by: User,
    *,
    text: str,
    target: str,
    intended_outcome: str,
    finding: str = "",
    agency: Agency | None = None,
    source_document: str = "",
) -> None:
    """Put a recommendation forward; `source_document` says which report it comes from."""
    if (target == Recommendation.Target.AGENCY) != (agency is not None):
        raise ValidationError({"agency": "Select the agency if the recommendation is to one agency, and none if not"})
    recommendation.text, recommendation.target, recommendation.agency = text, target, agency
    recommendation.intended_outcome, recommendation.finding = intended_outcome, finding
    recommendation.source_document = source_document
    known = Recommendation.everything.filter(review=recommendation.review)  # a number is never given twice
    recommendation.number = known.count() + 1


@transition(
    Recommendation, source=[S.PROPOSED], target=S.ADOPTED, when=[_report_is_in], sentence="{by} adopted {it.in_words}"
)
def adopt(recommendation: Recommendation, by: User, *, intended_outcome: str) -> None:
    """Adopt it for the LSCB with the outcome it is to have; its actions may start now (7.16)."""
    recommendation.intended_outcome, recommendation.audience = intended_outcome, Audience.SHARED


@transition(
    Recommendation, source=[S.PROPOSED], target=S.REJECTED, when=[_report_is_in], sentence="{by} rejected {it.in_words}"
)
def reject(recommendation: Recommendation, by: User, *, why_rejected: str) -> None:
    """Reject it for the LSCB, with the reason."""
    recommendation.why_rejected = why_rejected
