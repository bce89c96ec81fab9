"""When the last product is published or declined the review knows, and may close."""

from typing import Any

import pytest

from publications.publications.models import Publication
from publications.release import transitions as release
from reviews.models import Review
from scr_portal.guidance.base import Product
from tests.publications import build_publication as build

pytestmark = pytest.mark.django_db

WHY: dict[str, Any] = {"why_not_published": "It would harm a child.", "advice": "Agreed.", "why_without_advice": ""}


def decline(of: Review, product: Product) -> None:
    """The chair decides not to publish this product."""
    row = Publication.objects.create(casefile=of.casefile, review=of, product=product, title="Child K")
    release.decline.run(row, build.chair(of), declined_on=build.today(), **WHY)


def test_the_last_product_settles_publication() -> None:
    review = build.review("wt2013")
    decline(review, Product.REPORT)
    review.refresh_from_db()
    assert review.publication_settled_on is None
    decline(review, Product.RESPONSE)
    review.refresh_from_db()
    assert review.publication_settled_on == build.today()
