"""The review is told when a product of it has been published or will not be."""

from publications.publications.models import Publication
from scr_portal.accounts import User


def tell_review(publication: Publication, by: User) -> None:
    """Tell the review below that this product is settled."""
