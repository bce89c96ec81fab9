"""What happens in a random history to what is published of the review."""

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from publications.models import Publication
from publications.publications import transitions as publications
from publications.release import transitions as release
from reviews.models import Review
from scr_portal.deadlines import sync
from scr_portal.documents import Document
from scr_portal.transitions import Refused
from tests.build import told

if TYPE_CHECKING:
    from tests.lifecycle.histories import History


def begin_to_publish(history: "History") -> None:
    """A product that two people have checked; where a copy is due first, it is made ready."""
    review = history.one(Review)
    if Publication.objects.filter(review=review).exists():
        raise Refused("It is begun.")
    with told(review.casefile):
        product = Publication.objects.create(
            casefile=review.casefile, review=review, product="report", title="Report", status="checked",
            checked_on=history.today,
        )  # fmt: skip
    if review.casefile.edition.notice_before_publication:
        publications.notify.run(product, history.place.officer, ready_on=history.today)


def publish(history: "History") -> None:
    """As the steps to it leave the row: how these are taken, their own tests say."""
    product = _on_its_way(history)
    with told(product.casefile):
        file = Document.objects.create(
            casefile=product.casefile, about=product.subject, kind="report", title="Report", size=1,
            content_type="application/pdf", extension="pdf", sha256="0" * 64, kept_by=history.place.officer,
        )  # fmt: skip
        _stands(
            product, status="published", approved_on=history.today, published_on=history.today, pdf=file, html=file,
            approved_sha256="0", approved_html_sha256="0", board=product.casefile.board,
        )  # fmt: skip


def put_on_hold(history: "History") -> None:
    """The row as the step leaves it, whose review the LSCB has accepted."""
    product = _on_its_way(history)
    again = history.today + timedelta(days=history.random.randint(21, 200))
    with told(product.casefile):
        _stands(
            product, status="deferred", status_before_deferral=product.status, deferred_on=history.today,
            look_again_on=again, why_deferred="A trial.",
        )  # fmt: skip


def take_up(history: "History") -> None:
    """What was on hold goes on."""
    release.resume.run(history.one(Publication), history.place.chair)


def withdraw(history: "History") -> None:
    """What was published is there no more."""
    release.withdraw.run(history.one(Publication), history.place.officer)


def _on_its_way(history: "History") -> Publication:
    product: Publication = history.one(Publication)
    if product.status not in ("checked", "notified"):
        raise Refused("It is not on its way.")
    return product


def _stands(product: Publication, **facts: Any) -> None:
    Publication.objects.filter(pk=product.pk).update(version=product.version + 1, **facts)
    sync(product.casefile)


OF_A_PRODUCT: list[Callable[["History"], None]] = [publish, put_on_hold, take_up, withdraw]
"""What happens to one that is begun."""
