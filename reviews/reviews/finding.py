"""The newest review of a case, for who opens something about it."""

from django.http import Http404

from reviews.reviews.models import Review
from scr_portal.accounts import User
from scr_portal.casefiles import CaseFile


def newest_for(reader: User, casefile: CaseFile) -> Review:
    """With its case at hand: one query. Raises Http404 without one that the reader may see."""
    review = Review.objects.visible_to(reader, casefile).order_by("pk").last()
    if review is None:
        raise Http404
    review.casefile = casefile
    return review
