"""What waits for the LSCB chair on a review."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Count, Q
from django.urls import reverse

from reviews.reviews.models import Review
from reviews.reviews.transitions import accept, approve_terms
from scr_portal.access import Grants
from scr_portal.waiting import Waiting, rows_waiting, waits

PROPOSED = Count("recommendations", Q(recommendations__status="proposed", recommendations__voided_at=None))


@waits
def reviews(held: Grants) -> Iterator[Waiting]:
    """Terms of reference that nobody has approved; once the report is in, what is recommended, then the whole."""
    rows: list[Any] = rows_waiting(Review.objects.annotate(proposed=PROPOSED), held, approve_terms, accept)
    for review in rows:
        url = reverse("reviews:review", args=[review.public_id])
        if accept.in_state(review) and accept.allowed(review, held):
            if review.proposed:
                words, url = f"Adopt or reject what is recommended ({review.proposed})", _plan(review)
            else:
                words = "Accept the review for the LSCB"
            yield Waiting(words, review.casefile, url)
        elif review.terms.strip() and not review.terms_version and approve_terms.allowed(review, held):
            yield Waiting("Approve the terms of reference", review.casefile, url)


def _plan(review: Review) -> str:
    return reverse("case", args=[review.casefile.public_id]) + "#recommendations-and-actions"
