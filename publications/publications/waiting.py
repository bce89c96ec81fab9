"""Whom a publication waits for: the officer who writes, those who check, the SCR panel chair, the LSCB chair."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import CharField, Exists, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat

from publications.publications import transitions as steps
from publications.publications.models import Publication, words_for
from publications.publications.next_step import WORDS, Step, following
from publications.release.transitions import publish
from reviews.models import Review
from scr_portal.access import Grants
from scr_portal.addresses import reverse
from scr_portal.among import within
from scr_portal.clocks import Sort
from scr_portal.deadlines import Deadline
from scr_portal.guidance.base import Act, Product
from scr_portal.notices import Notice
from scr_portal.signatures import Signature
from scr_portal.waiting import Waiting, rows_waiting, waits

WRITABLE = (Review.Status.REPORTED, Review.Status.ACCEPTED, Review.Status.CLOSED)


@waits(lambda held: rows_waiting(_rows(held), held, *WORDS))
def publications(found: list[Any], held: Grants) -> Iterator[Waiting]:
    """The step on each that is the reader's; publishing once every copy is sent and no notice runs."""
    for one in found:
        mine = (step for step in _open(one) if step in WORDS and step.allowed(one, held))
        if step := next(mine, None):
            url = reverse("publications:publication", args=[one.public_id])
            yield Waiting(f"{one.called}: {WORDS[step][0].lower()}{WORDS[step][1:]}", one.casefile, url)


def _demanded(held: Grants) -> QuerySet[Review] | None:
    if not (cases := held.cases_where(steps.prepare.permission)):
        return None
    demanded = Review.objects.visible_to(held.user).filter(within("casefile_id", cases), must_be_published=True)
    rows = demanded.filter(status__in=WRITABLE).annotate(begun=ArrayAgg("publications__product"))
    return rows.order_by("pk")


@waits(_demanded)
def to_begin(found: list[Any], held: Grants) -> Iterator[Waiting]:
    """What the edition has published of a review, and nobody has begun."""
    for review in found:
        for product in sorted(review.casefile.edition.publish):
            if product not in review.begun:
                url = reverse("publications:publication_prepare", args=[review.casefile.public_id, product])
                words = words_for(product, of_alternative=review.is_alternative)
                yield Waiting(f"{words}: begin it", review.casefile, url)


def _rows(held: Grants) -> QuerySet[Publication]:
    """With who has signed what, and whether anything stands before its publication."""
    signed = Signature.objects.standing().filter(document=OuterRef("pdf"))
    closed = Exists(Review.objects.filter(pk=OuterRef("review"), status=Review.Status.CLOSED))
    confirmed = Exists(signed.filter(step=steps.confirm.name)) | ~Q(product=Product.SUMMARY) | closed
    rows = Publication.objects.annotate(
        key=Concat(Value(f"{Publication._meta.label_lower}:"), Cast("pk", CharField())),
        is_checked_by_reader=Exists(signed.filter(step=steps.check.name, by=held.user)),
        is_confirmed=confirmed,
    )
    return rows.annotate(is_early=_to_send() | _runs(held.day))


def _to_send() -> Exists:
    owed = Notice.objects.filter(act=Act.BEFORE_PUBLICATION, status=Notice.Status.OWED)
    return Exists(owed.filter(casefile=OuterRef("casefile"), about=OuterRef("key"), copy=OuterRef("copy")))


def _runs(today: date) -> Exists:
    running = Deadline.objects.filter(is_running=True, sort=Sort.NOT_BEFORE, due_on__gt=today)
    return Exists(running.filter(casefile=OuterRef("casefile"), subject_key=OuterRef("key")))


def _open(publication: Any) -> Iterator[Step]:
    """What the process has next, and what can be done beside it; `publication` with what was asked above."""
    step = following(publication, is_confirmed=publication.is_confirmed)
    if step is steps.check and not publication.is_confirmed:
        yield steps.confirm
    done = step is steps.check and publication.is_checked_by_reader
    if step and not done and not (step is publish and publication.is_early):
        yield step
