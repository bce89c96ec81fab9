"""The review is told when the last of its products has been published or will not be."""

from django.utils import timezone

from publications.publications.models import Publication
from reviews.models import Review
from reviews.reviews import transitions as reviews
from scr_portal.accounts import User
from scr_portal.casefiles import set_state

SETTLED = (Publication.Status.PUBLISHED, Publication.Status.NOT_PUBLISHED, Publication.Status.WITHDRAWN)


def tell_review(publication: Publication, by: User) -> None:
    """Settle the publication of the review once every product of the edition is settled, this one being so now."""
    others = Publication.objects.filter(review=publication.review_id, status__in=SETTLED)
    settled = {*others.values_list("product", flat=True), publication.product}
    if publication.casefile.edition.publish <= settled:
        day = publication.published_on or publication.declined_on or timezone.localdate()
        reviews.settle_publication.run(Review.objects.get(pk=publication.review_id), by, settled_on=day)
        _say_so(publication)


def _say_so(publication: Publication) -> None:
    others = Publication.objects.filter(review=publication.review_id, status=Publication.Status.PUBLISHED)
    published = publication.published_on is not None or others.exists()
    if publication.casefile.is_open:
        set_state(publication.casefile, "Published" if published else "Not published")
