"""The way to the plan, on the case page."""

from reviews.models import Review
from scr_portal.access import Grants
from scr_portal.addresses import reverse
from scr_portal.casefiles import CaseFile
from scr_portal.guidance.base import Outcome
from scr_portal.readers import SEES_THE_PLAN
from scr_portal.sections import Context, section
from scr_portal.shelf import Shelf


@section(43, "Plan", "panels/plans/section.html")
def plan(casefile: CaseFile, held: Grants, shelf: Shelf) -> Context | None:
    """For those who work by it, where there is a date for completion; without a question to the database."""
    review = shelf.last(Review)
    if review is None or review.kind != Outcome.REVIEW or review.status == Review.Status.DISCONTINUED:
        return None
    if not held.roles_on(casefile.pk) & SEES_THE_PLAN:
        return None
    return {"url": reverse("panels:plan", args=[casefile.public_id])}
