"""The IMRs on the case page: how far each agency is."""

from collections.abc import Iterable

from django.utils import timezone
from django.utils.text import slugify

from panels.health.sections import asked_for, may_ask
from panels.imrs import transitions
from panels.imrs.models import Imr
from panels.imrs.next_step import WORDS, next_step
from referrals.models import AgencyInvolvement
from reviews.models import Review
from scr_portal.access import Grants
from scr_portal.addresses import reverse
from scr_portal.casefiles import CaseFile
from scr_portal.clocks import day_words
from scr_portal.roles import Audience
from scr_portal.sections import Context, Task, section, tasks
from scr_portal.shelf import Shelf

S = Imr.Status
TITLE = "Individual management reviews"


@section(44, TITLE, "panels/imrs/section.html", "panels.imr")
def imrs(casefile: CaseFile, held: Grants, shelf: Shelf) -> Context | None:
    """A line for each IMR the reader may see: an agency's people find their own, and what was shared."""
    review, rows = shelf.last(Review), shelf.rows(Imr)
    may_commission = review is not None and _may_commission(review, held)
    if not (rows or may_commission):
        return None
    asks = bool(review and rows and may_commission and not asked_for(review, shelf) and may_ask(casefile, held))
    return {"imrs": rows, "may_commission": may_commission, "may_ask_for_health_overview": asks}


@tasks(44)
def next_steps(casefile: CaseFile, held: Grants, shelf: Shelf) -> Iterable[Task]:
    """All of them in one line for those who see the review whole; and the step that waits for this reader."""
    review, rows, today = shelf.last(Review), shelf.rows(Imr), timezone.localdate()
    if review and _may_commission(review, held):
        yield _all(casefile, review, rows, len(shelf.rows(AgencyInvolvement)))
    for row in rows:
        step = next_step(row)
        if step and step.allowed(row, held):
            tag, hint = "Late" if row.due_on < today else "To do", ""  # its day opens in the part below
            if step is transitions.accept and row.submitted_on:  # the day was the agency's
                tag, hint = "To do", f"Submitted {day_words(row.submitted_on)}"
            yield Task(f"{WORDS[step]} {row}", tag, hint, reverse("panels:imr", args=[row.public_id]))


def _all(casefile: CaseFile, review: Review, rows: list[Imr], involved: int) -> Task:
    """How far the agencies are; before the first is asked, the way to ask, once there is something to ask under."""
    if not rows and not review.terms_approved_on:
        return Task(TITLE, "Cannot start yet", "The terms of reference have not been approved.")
    if not rows:
        return Task(TITLE, "To do", "Ask each agency of the case", _commission_page(casefile))
    if len(rows) < involved and not all(row.is_settled for row in rows):
        return Task(TITLE, "Under way", f"{len(rows)} of the {involved} agencies asked", f"#{slugify(TITLE)}")
    settled, submitted = sum(row.is_settled for row in rows), sum(row.status == S.SUBMITTED for row in rows)
    tag = "Done" if settled == len(rows) else "With SCR panel" if submitted else "Waiting for agency"
    with_chair = f"; {submitted} with the SCR panel chair" if submitted else ""
    return Task(TITLE, tag, f"{settled} of {len(rows)} accepted or waived{with_chair}", f"#{slugify(TITLE)}")


def _may_commission(review: Review, held: Grants) -> bool:
    new = Imr(casefile=review.casefile, audience=Audience.PANEL)
    return (
        review.method == Review.Method.IMR
        and review.status not in Review.OVER
        and transitions.commission.allowed(new, held)
    )


def _commission_page(casefile: CaseFile) -> str:
    return reverse("panels:imr_commission", args=[casefile.public_id])
