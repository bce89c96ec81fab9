"""What the case page shows of publication: a line of its task list for each product."""

from collections.abc import Iterator

from django.urls import reverse

from publications.publications.models import PRODUCTS, Publication
from reviews.models import Review
from scr_portal.access import Grants
from scr_portal.casefiles import CaseFile
from scr_portal.clocks import day_words
from scr_portal.sections import Task, tasks
from scr_portal.shelf import Shelf

Status = Publication.Status
TAGS = {
    Status.PREPARING: "Under way",
    Status.CHECKED: "Under way",
    Status.NOTIFIED: "With chair",
    Status.APPROVED: "Under way",
    Status.PUBLISHED: "Published",
    Status.DEFERRED: "On hold",
    Status.NOT_PUBLISHED: "Not published",
    Status.WITHDRAWN: "Withdrawn",
}
WRITABLE = (Review.Status.REPORTED, Review.Status.ACCEPTED, Review.Status.CLOSED)


@tasks(order=800)
def products(casefile: CaseFile, held: Grants, shelf: Shelf) -> Iterator[Task]:
    """Each product the edition has published: begun, or why not yet."""
    review = shelf.last(Review)
    if review is None:
        return
    begun = {publication.product: publication for publication in shelf.rows(Publication)}
    for product, words in PRODUCTS:
        if publication := begun.get(product):
            url = reverse("publications:publication", args=[publication.public_id])
            yield Task(words, TAGS[Status(publication.status)], _hint(publication), url)
        elif product in casefile.edition.publish:
            yield _to_begin(casefile, held, review, product, words)


def _hint(publication: Publication) -> str:
    if publication.status == Status.PUBLISHED and publication.published_on:
        return f"Published {day_words(publication.published_on)}"
    return publication.get_status_display()


def _to_begin(casefile: CaseFile, held: Grants, review: Review, product: str, words: str) -> Task:
    if review.status not in WRITABLE:
        return Task(words, "Cannot start yet", "Not yet: the overview report has not been received.")
    may = held.may("publications.prepare_publication", review)
    url = reverse("publications:publication_prepare", args=[casefile.public_id, product]) if may else ""
    return Task(words, "To do", "The LSCB officer begins it.", url)
