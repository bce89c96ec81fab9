"""Whom a publication waits for: those who check, the SCR panel chair, the LSCB chair, the officer."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from publications.publications import transitions as steps
from publications.publications.models import Publication
from publications.publications.next_step import WORDS, Step, following
from reviews.models import Review
from scr_portal.access import Grants
from scr_portal.guidance.base import Product
from scr_portal.signatures import Signature
from scr_portal.waiting import Waiting, rows_waiting, waits


@waits
def publications(held: Grants) -> Iterator[Waiting]:
    """The step on each that is the reader's."""
    signed = Signature.objects.standing().filter(document=OuterRef("pdf"))
    checked = Exists(signed.filter(step=steps.check.name, by=held.user))
    confirmed = Exists(signed.filter(step=steps.confirm.name)) | ~Q(product=Product.SUMMARY)
    closed = Exists(Review.objects.filter(pk=OuterRef("review"), status=Review.Status.CLOSED))
    rows = Publication.objects.annotate(is_checked_by_reader=checked, is_confirmed=confirmed | closed)
    found: list[Any] = rows_waiting(rows, held, *WORDS)
    for one in found:
        mine = (step for step in _open(one) if step in WORDS and step.allowed(one, held))
        if step := next(mine, None):
            url = reverse("publications:publication", args=[one.public_id])
            yield Waiting(f"{one.called}: {WORDS[step][0].lower()}{WORDS[step][1:]}", one.casefile, url)


def _open(publication: Any) -> Iterator[Step]:
    """What the process has next, and what can be done beside it; `publication` with what was asked above."""
    step = following(publication, is_confirmed=publication.is_confirmed)
    if step is steps.check and not publication.is_confirmed:
        yield steps.confirm
    if step and not (step is steps.check and publication.is_checked_by_reader):
        yield step
