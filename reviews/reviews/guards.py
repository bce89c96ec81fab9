"""Why a step on a review is not open yet, in words."""

from collections.abc import Collection
from typing import Any

from django.db.models import Exists, OuterRef

from reviews.actions.models import PLANNED, Action
from reviews.recommendations.models import Recommendation
from reviews.reviews.models import Review, open_review
from scr_portal import walls
from scr_portal.documents import Document
from scr_portal.documents.resting import CANNOT_BE_OPENED

BESIDE = "recommended"
"""Where a review has what it recommends."""


def none_is_open(review: Review) -> str | None:
    """A case has one open review at a time."""
    if open_review(review.casefile):
        return "A review of this case is open already: close or discontinue it first."
    return None


def terms_are_drafted(review: Review) -> str | None:
    """There is something to approve, and it is not what was approved last."""
    if not review.terms.strip():
        return "The LSCB officer has not drafted the terms of reference."
    last = review.terms_versions.order_by("-number").first()
    if last and last.text == review.terms:
        return "The terms of reference have not changed since they were approved."
    return None


def ready_to_start(review: Review) -> str | None:
    """Terms and agencies; it does not wait for the author (guidance.md 7.9)."""
    if review.terms_approved_on is None:
        return "The LSCB chair has not approved the terms of reference."
    if not review.casefile.involved().exists():
        return "No agency is known to be involved in this case."
    return None


def needs_no_overview(review: Review) -> str | None:
    """A serious case review ends with the overview report that its SCR panel signed off."""
    return None if review.is_alternative else "A serious case review ends with its overview report."


def has_a_completion_date(review: Review) -> str | None:
    """Only what has a date can be extended."""
    if review.is_alternative and review.decision.alternative_due_on is None:
        return "No day was set by which this alternative review is to report."
    if review.is_alternative and review.overview_received_on:
        return "This alternative review has reported."
    return None


def no_time_is_wanted(review: Review) -> str | None:
    """One request at a time."""
    return "More time has been asked for: it waits for the LSCB chair." if review.time_wanted_until else None


def time_is_wanted(review: Review) -> str | None:
    """There is something to refuse."""
    return None if review.time_wanted_until else "Nobody asks for more time."


def recommendations_are_settled(review: Review) -> str | None:
    """Each is adopted or rejected, and each that is adopted has an action with owner and day.

    An alternative review may recommend nothing (decision 0083).
    """
    found = vars(review).get(BESIDE)
    if found is None:
        found = _recommended([review])
    if not found and not review.is_alternative:
        return "No recommendation has been recorded."
    for one in found:
        if one.status == one.Status.PROPOSED:
            return f"{one} is neither adopted nor rejected."
        if one.status == one.Status.ADOPTED and not one.planned:
            return f"{one} is adopted, but no action on it has an owner and a day."
    return None


def put_recommended_beside(reviews: Collection[Review]) -> None:
    """Let each review know what it recommends, for a page that asks of several whether that is settled: one query."""
    with walls.portal():  # as the guard sees it, whoever asks
        found = _recommended(reviews)
    for review in reviews:
        vars(review)[BESIDE] = [one for one in found if one.review_id == review.pk]


def _recommended(reviews: Collection[Review]) -> list[Any]:
    """Each recommendation, with whether an action on it is `planned`."""
    planned = Action.objects.filter(PLANNED, recommendation=OuterRef("pk"))
    return list(Recommendation.objects.filter(review__in=reviews).annotate(planned=Exists(planned)))


def recommends_nothing(review: Review) -> bool:
    """Whether it is an alternative review for which no recommendation is recorded."""
    return review.is_alternative and not review.recommendations.exists()


def report_can_be_opened(review: Review) -> str | None:
    """Nobody accepts a report that is locked away."""
    return CANNOT_BE_OPENED if _report_is_locked(review) else None


def report_is_locked(review: Review) -> str | None:
    """Nothing goes back while the report is there."""
    return None if _report_is_locked(review) else f"The {review.report_words} has not been locked away."


def report_of(review: Review) -> Document | None:
    """What the LSCB is to accept: the newest report on the case."""
    return Document.objects.filter(casefile=review.casefile, kind="overview").defer("text", "html").first()


def _report_is_locked(review: Review) -> bool:
    report = report_of(review)
    return report is not None and report.locked_at is not None


def everything_is_done(review: Review) -> str | None:
    """Every action is verified or dropped, and what must be published is published or declined."""
    open_still = Action.objects.filter(recommendation__review=review).exclude(status__in=Action.ENDED)
    if action := open_still.select_related("recommendation").order_by("recommendation__number", "pk").first():
        return f"An action on {str(action.recommendation).lower()} is neither verified nor dropped."
    if review.must_be_published and review.publication_settled_on is None:
        return "This review must be published: it is neither published nor declined."
    return None
