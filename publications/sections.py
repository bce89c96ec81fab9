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

NOT_DEMANDED = ("Not needed", "The guidance does not demand it. It can be published all the same.")


@tasks(order=800)
def products(casefile: CaseFile, held: Grants, shelf: Shelf) -> Iterator[Task]:
    """Each product that is begun, and each the edition demands; what it does not demand, to who may begin it."""
    review = shelf.last(Review)
    if review is None:
        return
    begun = {publication.product: publication for publication in shelf.rows(Publication)}
    for product, words in PRODUCTS:
        if publication := begun.get(product):
            url = reverse("publications:publication", args=[publication.public_id])
            yield Task(words, TAGS[Status(publication.status)], _hint(publication), url)
        elif product in casefile.edition.publish:
            yield from _to_begin(casefile, held, review, product, words)


def _hint(publication: Publication) -> str:
    if publication.status == Status.PUBLISHED and publication.published_on:
        return f"Published {day_words(publication.published_on)}"
    return publication.get_status_display()


def _to_begin(casefile: CaseFile, held: Grants, review: Review, product: str, words: str) -> Iterator[Task]:
    may = held.may("publications.prepare_publication", review)
    if review.must_be_published and review.status not in WRITABLE:
        yield Task(words, "Cannot start yet", f"Not yet: the {review.report_words} has not been received.")
    elif review.must_be_published or (may and review.status in WRITABLE):
        url = reverse("publications:publication_prepare", args=[casefile.public_id, product]) if may else ""
        tag, hint = ("To do", "The LSCB officer begins it.") if review.must_be_published else NOT_DEMANDED
        yield Task(words, tag, hint, url)
