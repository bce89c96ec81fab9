"""Whom a review waits for: the officer who drafts and starts, the LSCB chair who approves, accepts and closes."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q

from reviews.actions.models import PLANNED, Action
from reviews.actions.transitions import propose as plan
from reviews.recommendations.models import Recommendation
from reviews.recommendations.sections import place_of
from reviews.recommendations.transitions import adopt
from reviews.recommendations.transitions import propose as record
from reviews.reviews.models import Review, TermsVersion
from reviews.reviews.transitions import GOING_ON, accept, approve_terms, close, draft_terms, extend, start
from scr_portal.access import Grants
from scr_portal.addresses import reverse
from scr_portal.waiting import Waiting, rows_waiting, waits

S = Review.Status
STANDING = Q(recommendations__voided_at=None)


def _at_work(held: Grants) -> Any:
    return rows_waiting(_rows(), held, draft_terms, approve_terms, start, extend, accept, close)


@waits(of_open=[_at_work])
def reviews(found: list[Any], held: Grants) -> Iterator[Waiting]:
    """The next step of each review, where it is the reader's."""
    for review in found:
        yield from _terms(review, held)
        yield from _report(review, held)
        if review.time_wanted_until and review.status in GOING_ON and extend.allowed(review, held):
            yield _line("Decide whether the review has more time", review, "extend")
        if review.unplanned and plan.allowed(Action(casefile=review.casefile), held):
            yield Waiting("Plan what is to be done about what was adopted", review.casefile, place_of(review.casefile))
        if review.status == S.ACCEPTED and not review.lasts and close.allowed(review, held):
            yield _line("Close the review", review, "close")


def _terms(review: Any, held: Grants) -> Iterator[Waiting]:
    """Drafted, approved as they stand, then the work can begin."""
    if review.status not in (S.COMMISSIONING, S.UNDER_WAY):
        return
    if not review.terms.strip():
        if draft_terms.allowed(review, held):
            yield _line("Draft the terms of reference", review, "draft_terms")
    elif not review.is_approved:
        if approve_terms.allowed(review, held):
            yield _line("Approve the terms of reference", review, "approve_terms")
    elif review.status == S.COMMISSIONING and start.allowed(review, held):
        yield _line("Start the review", review, "start")


def _report(review: Any, held: Grants) -> Iterator[Waiting]:
    """Once the report is in: what is recommended is recorded, adopted or rejected, then the whole accepted."""
    if review.status != S.REPORTED:
        return
    place = place_of(review.casefile)
    if review.proposed and adopt.allowed(review, held):
        yield Waiting(f"Adopt or reject what is recommended ({review.proposed})", review.casefile, place)
    if not review.recorded and record.allowed(Recommendation(casefile=review.casefile), held):
        yield Waiting("Record what is recommended", review.casefile, place)
    settled = (review.recorded or review.is_alternative) and not review.proposed and not review.unplanned
    if settled and accept.allowed(review, held):
        yield _line("Accept the review for the LSCB", review, "accept")


def _rows() -> Any:
    """With how far the terms and the recommendations are, and whether anything of it lasts still."""
    planned = Action.objects.filter(PLANNED, recommendation=OuterRef("pk"))
    adopted = Recommendation.objects.filter(~Exists(planned), review=OuterRef("pk"), status="adopted")
    versions = TermsVersion.objects.filter(review=OuterRef("pk"), number=OuterRef("terms_version"))
    to_do = Action.objects.filter(recommendation__review=OuterRef("pk")).exclude(status__in=Action.ENDED)
    unpublished = Q(must_be_published=True, publication_settled_on=None)
    return Review.objects.annotate(
        recorded=Count("recommendations", STANDING),
        proposed=Count("recommendations", STANDING & Q(recommendations__status="proposed")),
        unplanned=Exists(adopted),
        is_approved=Exists(versions.filter(text=OuterRef("terms"))),
        lasts=Exists(to_do) | unpublished,
    )


def _line(words: str, review: Review, verb: str) -> Waiting:
    return Waiting(words, review.casefile, reverse(f"reviews:review_{verb}", args=[review.public_id]))
