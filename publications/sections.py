"""What the case page shows of publication: a line of its task list for each product."""

from collections.abc import Iterator

from django.urls import reverse

from publications.publications.models import PRODUCTS, Publication, words_for
from publications.publications.transitions import check
from reviews.models import Review
from scr_portal.access import Grants
from scr_portal.casefiles import CaseFile
from scr_portal.clocks import day_words
from scr_portal.sections import Task, tasks
from scr_portal.shelf import Shelf
from scr_portal.signatures import Signature

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
    review = shelf.last(Review)  # which a checker does not see
    begun = {publication.product: publication for publication in shelf.rows(Publication)}
    for product, _ in PRODUCTS:
        if publication := begun.get(product):
            url = reverse("publications:publication", args=[publication.public_id])
            yield Task(publication.called, *_where_it_stands(publication, held, shelf), url)
        elif review and product in casefile.edition.publish:
            words = words_for(product, of_alternative=review.is_alternative)
            yield from _to_begin(casefile, held, review, product, words)


def _where_it_stands(publication: Publication, held: Grants, shelf: Shelf) -> tuple[str, str]:
    """Tag and hint; a checker who has not signed for it is asked to, once there is something to read."""
    may_check = publication.status == Status.PREPARING and publication.pdf_id and check.allowed(publication, held)
    if may_check and not _has_signed(publication, held, shelf):
        return "To do", "Read it, and sign that nobody can be identified in it"
    return TAGS[Status(publication.status)], _hint(publication)


def _has_signed(publication: Publication, held: Grants, shelf: Shelf) -> bool:
    signed = (one for one in shelf.rows(Signature) if one.step == check.name and one.voided_at is None)
    return any(one.about == publication.subject and one.by_id == held.user.pk for one in signed)


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
