"""What the case page shows of publication: a line of its task list for each product."""

from collections.abc import Iterator

from publications.publications.models import PRODUCTS, Publication, words_for
from publications.publications.next_step import WORDS, following
from publications.publications.transitions import approve, check, confirm, notify, render
from publications.release.transitions import publish
from reviews.models import Review
from scr_portal.access import Grants
from scr_portal.addresses import reverse
from scr_portal.casefiles import CaseFile
from scr_portal.clocks import day_words
from scr_portal.guidance.base import Product
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
WHOSE = {
    render: "Being written by the LSCB officer",
    check: "Made: two people check that nobody can be identified in it",
    confirm: "Checked by two: the SCR panel chair confirms that it represents the report",
    notify: "Checked by two: the LSCB officer makes the copy ready that goes out before publication",
    approve: "The LSCB chair approves it",
    publish: "Approved: the LSCB officer publishes it, when no notice runs",
}
WRITABLE = (Review.Status.REPORTED, Review.Status.ACCEPTED, Review.Status.CLOSED)

NOT_DEMANDED = ("Not needed", "The guidance does not demand it. It can be published all the same.")


@tasks(800, "publications.publication")
def products(casefile: CaseFile, held: Grants, shelf: Shelf) -> Iterator[Task]:
    """Each product that is begun, and each the edition demands; what it does not demand, to who may begin it."""
    review = shelf.last(Review)  # which a checker does not see
    begun = {publication.product: publication for publication in shelf.rows(Publication)}
    for product, _ in PRODUCTS:
        if publication := begun.get(product):
            url = reverse("publications:publication", args=[publication.public_id])
            yield Task(f"Publication: {publication.called}", *_where_it_stands(publication, held, shelf), url)
        elif review and product in casefile.edition.publish:
            words = words_for(product, of_alternative=review.is_alternative)
            yield from _to_begin(casefile, held, review, product, words)


def _where_it_stands(publication: Publication, held: Grants, shelf: Shelf) -> tuple[str, str]:
    """Tag and hint: to do for the reader whose step is next, otherwise what is next and whose it is."""
    if publication.status == Status.PUBLISHED and publication.published_on:
        return "Published", f"Published {day_words(publication.published_on)}"
    signed = [one for one in shelf.rows(Signature) if one.about == publication.subject and one.voided_at is None]
    review = shelf.last(Review)
    closed = review is not None and review.status == Review.Status.CLOSED
    confirmed = publication.product != Product.SUMMARY or closed or any(one.step == confirm.name for one in signed)
    step = following(publication, is_confirmed=confirmed)
    if step is None:
        return TAGS[Status(publication.status)], publication.get_status_display()
    done = step is check and any(one.step == check.name and one.by_id == held.user.pk for one in signed)
    mine = step in WORDS and not done and step.allowed(publication, held)
    return ("To do", WORDS[step]) if mine else (TAGS[Status(publication.status)], WHOSE[step])


def _to_begin(casefile: CaseFile, held: Grants, review: Review, product: str, words: str) -> Iterator[Task]:
    may = held.may("publications.prepare_publication", review)
    if review.must_be_published and review.status not in WRITABLE:
        yield Task(
            f"Publication: {words}", "Cannot start yet", f"Not yet: the {review.report_words} has not been received."
        )
    elif review.must_be_published or (may and review.status in WRITABLE):
        url = reverse("publications:publication_prepare", args=[casefile.public_id, product]) if may else ""
        tag, hint = ("To do", "The LSCB officer begins it.") if review.must_be_published else NOT_DEMANDED
        yield Task(f"Publication: {words}", tag, hint, url)
