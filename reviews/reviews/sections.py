"""What the case page says of the review, and its lines of the task list."""

from collections.abc import Iterator

from reviews.reviews import transitions
from reviews.reviews.models import Extension, Review
from reviews.reviews.views import STEPS
from scr_portal.access import Grants
from scr_portal.addresses import reverse
from scr_portal.casefiles import CaseFile
from scr_portal.pages.offers import offers
from scr_portal.roles import OFFICE
from scr_portal.sections import Context, Task, section, tasks
from scr_portal.shelf import Shelf

S = Review.Status
WHOSE = {
    "approve_terms": "The LSCB chair approves them.",
    "start": "The LSCB officer or the SCR panel chair starts it.",
    "report_back": "The LSCB officer records them.",
    "accept": "The LSCB chair records it.",
    "close": "The LSCB chair closes it.",
}


@section(42, "The review", "reviews/reviews/part.html", "reviews.review")
def review_of(casefile: CaseFile, held: Grants, shelf: Shelf) -> Context | None:
    """The newest review of the case."""
    review = shelf.last(Review)
    if review is None:
        return None
    extended = [one for one in shelf.rows(Extension) if one.review_id == review.pk]
    return {"review": review, "extensions": extended}


@tasks(42)
def what_the_review_needs(casefile: CaseFile, held: Grants, shelf: Shelf) -> Iterator[Task]:
    """Terms of reference and the start of the work."""
    review = shelf.last(Review)
    if review is not None and review.status != S.DISCONTINUED:
        yield _terms(review, held)
        yield _task(review, held, "Start of the review", "start", done=review.status != S.COMMISSIONING)


@tasks(50)
def what_an_alternative_review_needs(casefile: CaseFile, held: Grants, shelf: Shelf) -> Iterator[Task]:
    """Its findings; an overview report stands here only where one was begun."""
    review = shelf.last(Review)
    if review is not None and review.is_alternative and review.status != S.DISCONTINUED:
        yield _task(review, held, "Findings of the review", "report_back", done=bool(review.overview_received_on))


@tasks(60)
def what_acceptance_needs(casefile: CaseFile, held: Grants, shelf: Shelf) -> Iterator[Task]:
    """Acceptance by the LSCB."""
    review = shelf.last(Review)
    if review is not None and review.status != S.DISCONTINUED:
        yield _task(review, held, "Acceptance by the LSCB", "accept", done=bool(review.accepted_on))


@tasks(900)
def what_closure_needs(casefile: CaseFile, held: Grants, shelf: Shelf) -> Iterator[Task]:
    """Closure, when actions and publication have come to their end.

    Whether they have is told in the board's office: others do not see every action, and would be told wrong.
    """
    review = shelf.last(Review)
    if review is not None and review.accepted_on and (review.closed_on or held.roles_on(casefile.pk) & OFFICE):
        yield _task(review, held, "Closure of the review", "close", done=bool(review.closed_on))


def _task(review: Review, held: Grants, title: str, verb: str, *, done: bool) -> Task:
    page = reverse("reviews:review", args=[review.public_id])
    if done:
        return Task(title, "Done", url=page)
    step = next(each.step for each in STEPS if each.step.verb == verb)
    why_not = step.why_not(review)
    if verb == "accept" and not step.in_state(review):
        why_not = f"Not yet: the {review.report_words} has not been received."
    if verb == "report_back" and review.status == S.COMMISSIONING:
        why_not = "Not yet: the review has not been started. It is started under “Start of the review”."
    if why_not:
        return Task(title, "Cannot start yet", why_not, page)
    offered = offers(review, held, [each for each in STEPS if each.step is step])
    return Task(title, "To do", "" if offered else WHOSE[verb], offered[0].url if offered else page)


def _terms(review: Review, held: Grants) -> Task:
    """The terms of reference: first drafted by the office, then approved by the chair."""
    if not review.terms.strip() and transitions.draft_terms.offered_to(review, held):
        url = reverse("reviews:review_draft_terms", args=[review.public_id])
        return Task("Terms of reference", "To do", "Draft them for the LSCB chair to approve.", url)
    return _task(review, held, "Terms of reference", "approve_terms", done=bool(review.terms_version))
