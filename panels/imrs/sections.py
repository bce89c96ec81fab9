"""The IMRs on the case page: how far each agency is."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils import timezone

from panels.imrs import transitions
from panels.imrs.models import Imr
from reviews.models import Review
from scr_portal.access import Grants
from scr_portal.casefiles import CaseFile
from scr_portal.dates import due_words
from scr_portal.roles import Audience
from scr_portal.sections import Context, Task, section, tasks
from scr_portal.shelf import Shelf

S = Imr.Status
ENDED = (Review.Status.CLOSED, Review.Status.DISCONTINUED)
MINE = (
    transitions.name_author, transitions.hand_in, transitions.sign, transitions.submit, transitions.accept,
)  # fmt: skip
WORDS = {
    "imr.name_author": "Name the author of the",
    "imr.hand_in": "Hand in the",
    "imr.sign": "Read and sign the",
    "imr.submit": "Submit the",
    "imr.accept": "Accept or send back the",
}


@section(44, "Individual management reviews", "panels/imrs/section.html")
def imrs(casefile: CaseFile, held: Grants, shelf: Shelf) -> Context | None:
    """A line for each IMR the reader may see: an agency's people find their own, and what was shared."""
    review, rows = shelf.last(Review), shelf.rows(Imr)
    may_commission = review is not None and _may_commission(review, held)
    if not (rows or may_commission):
        return None
    return {"imrs": rows, "may_commission": may_commission, "today": timezone.localdate()}


@tasks(44)
def next_steps(casefile: CaseFile, held: Grants, shelf: Shelf) -> Iterable[Task]:
    """All of them in one line for those who see the review whole; and the step that waits for this reader."""
    review, rows, today = shelf.last(Review), shelf.rows(Imr), timezone.localdate()
    if review and _may_commission(review, held):
        settled = sum(row.is_settled for row in rows)
        tag = "To do" if not rows else "Done" if settled == len(rows) else "Waiting for agency"
        hint = f"{settled} of {len(rows)} accepted or waived" if rows else "Ask each agency of the case"
        yield Task("Individual management reviews", tag, hint, _commission_page(casefile))
    for row in rows:
        mine = next((step for step in MINE if step.in_state(row) and step.allowed(row, held)), None)
        if mine and not (mine is transitions.name_author and row.status != S.COMMISSIONED):
            tag, hint = "Late" if row.due_on < today else "To do", f"Due {due_words(row.due_on, today)}"
            yield Task(f"{WORDS[mine.name]} {row}", tag, hint, reverse("panels:imr", args=[row.public_id]))


def _may_commission(review: Review, held: Grants) -> bool:
    new = Imr(casefile=review.casefile, audience=Audience.PANEL)
    return (
        review.method == Review.Method.IMR and review.status not in ENDED and transitions.commission.allowed(new, held)
    )


def _commission_page(casefile: CaseFile) -> str:
    return reverse("panels:imr_commission", args=[casefile.public_id])
