"""The health overview report in the task list of a case."""

from collections.abc import Iterable

from django.utils import timezone

from panels.health import transitions
from panels.health.models import HealthOverview
from panels.health.next_step import FOLLOWING, WORDS
from panels.health.required import trusts_of, why_required
from panels.imrs.models import Imr
from reviews.models import Review
from scr_portal.access import Appointment, Grants
from scr_portal.addresses import reverse
from scr_portal.casefiles import CaseFile
from scr_portal.roles import Audience, Role
from scr_portal.sections import Task, tasks
from scr_portal.shelf import Shelf

S, A = HealthOverview.Status, Appointment.Status
TITLE = "Health overview report"
TAGS = {
    S.ASKED: "Being written", S.HANDED_IN: "With senior officer", S.SUBMITTED: "With SCR panel",
    S.RETURNED: "Sent back", S.ACCEPTED: "Done",
}  # fmt: skip
ASK = "Ask for the health overview report"
APPOINT_ITS_AUTHOR = "Appoint a designated professional, who writes the health overview report"
WITH_PANEL_CHAIR = "The SCR panel chair accepts it, or sends it back"


@tasks(47, "panels.healthoverview")
def next_steps(casefile: CaseFile, held: Grants, shelf: Shelf) -> Iterable[Task]:
    """Where it stands, and to whom it falls next; for the office, that a rule has it asked for."""
    review = shelf.last(Review)
    found = review and asked_for(review, shelf)
    if found:
        yield _where_it_stands(found, held)
    elif review and review.status in Review.AT_WORK and may_ask(casefile, held):
        imrs = (imr for imr in shelf.rows(Imr) if imr.review_id == review.pk)
        if why := why_required(review, trusts_of(imrs)):
            yield _to_be_asked_for(why, casefile, shelf)


def asked_for(review: Review, shelf: Shelf) -> HealthOverview | None:
    """The report of a review, once it is asked for."""
    return next((one for one in shelf.rows(HealthOverview) if one.review_id == review.pk), None)


def _where_it_stands(found: HealthOverview, held: Grants) -> Task:
    url, step = reverse("panels:healthoverview", args=[found.public_id]), FOLLOWING.get(found.status)
    if step and step.allowed(found, held):
        is_late = found.submitted_on is None and found.due_on < timezone.localdate()
        return Task(WORDS[step], "Late" if is_late else "To do", url=url)
    return Task(TITLE, TAGS[S(found.status)], WITH_PANEL_CHAIR if found.status == S.SUBMITTED else "", url)


def _to_be_asked_for(why: str, casefile: CaseFile, shelf: Shelf) -> Task:
    """The way there, or to what it takes first."""
    designated = [one for one in shelf.rows(Appointment) if one.role == Role.DESIGNATED and one.status != A.ENDED]
    if any(one.status == A.CONFIRMED for one in designated):
        return Task(ASK, "To do", why, reverse("panels:healthoverview_ask", args=[casefile.public_id]))
    if designated:
        return Task(ASK, "Cannot start yet", f"{why} No designated professional has been confirmed.")
    return Task(APPOINT_ITS_AUTHOR, "To do", why, appoint_page(casefile))


def appoint_page(casefile: CaseFile) -> str:
    """Where a designated professional is proposed."""
    return reverse("panels:appointment_propose", args=[casefile.public_id]) + f"?role={Role.DESIGNATED}"


def may_ask(casefile: CaseFile, held: Grants) -> bool:
    """Whether the reader is among those who ask for it."""
    return transitions.ask.allowed(HealthOverview(casefile=casefile, audience=Audience.PANEL), held)
