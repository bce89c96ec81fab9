"""The review that somebody is appointed to, and its LSCB chair."""

import pytest

from reviews.models import Review
from scr_portal.accounts import User
from tests import build_review


@pytest.fixture
def review() -> Review:
    """A review that has just been decided on."""
    return build_review.review()


@pytest.fixture
def chair(review: Review) -> User:
    """Who decided on it."""
    return review.decision.decided_by
