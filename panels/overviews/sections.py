"""The overview report on the case page."""

from collections.abc import Iterable

from panels.overviews import transitions
from panels.overviews.models import Overview, SignOff
from reviews.models import Review
from scr_portal.access import Appointment, Grants
from scr_portal.addresses import reverse
from scr_portal.casefiles import CaseFile
from scr_portal.roles import Audience, Role
from scr_portal.sections import Context, Task, section, tasks
from scr_portal.shelf import Shelf

S = Overview.Status
TAGS = {S.DRAFT: "Under way", S.CIRCULATED: "With SCR panel", S.SIGNED_OFF: "Done"}
HINTS = {
    S.DRAFT: "A draft was handed in",
    S.CIRCULATED: "Every member of the SCR panel signs off the version before it",
    S.SIGNED_OFF: "Signed off by the SCR panel",
}


@section(50, "Overview report", "panels/overviews/section.html")
def overview(casefile: CaseFile, held: Grants, shelf: Shelf) -> Context | None:
    """The report and what was said of its newest version, for those who may read it."""
    report = shelf.last(Overview)
    if report is None:
        return None
    said = [one for one in shelf.rows(SignOff) if one.document_id == report.document_id]
    return {"report": report, "tag": TAGS[S(report.status)], "words_given": len(said)}


@tasks(50)
def next_steps(casefile: CaseFile, held: Grants, shelf: Shelf) -> Iterable[Task]:
    """The report where it stands, and to its author the way to begin it."""
    report, review = shelf.last(Overview), shelf.last(Review)
    if report:
        yield _where_it_stands(report, held, shelf)
    elif review and transitions.draft.allowed(Overview(casefile=casefile, audience=Audience.PANEL), held):
        url = reverse("panels:overview_draft", args=[casefile.public_id])
        yield Task("Overview report", "To do", "Hand in the first draft", url)
    elif review and review.status == Review.Status.UNDER_WAY and not review.is_alternative:
        yield _not_begun(shelf)


def _not_begun(shelf: Shelf) -> Task:
    authors = [one for one in shelf.rows(Appointment) if one.role == Role.OVERVIEW_AUTHOR]
    if any(one.status == Appointment.Status.CONFIRMED for one in authors):
        return Task("Overview report", "To do", "The overview author hands in the first draft.")
    return Task("Overview report", "Cannot start yet", "No overview author has been confirmed.")


def _where_it_stands(report: Overview, held: Grants, shelf: Shelf) -> Task:
    """For its author what comes next, and for a member of the panel that their word is wanted."""
    tag, hint = TAGS[S(report.status)], HINTS[S(report.status)]
    if report.status == S.DRAFT and transitions.circulate.allowed(report, held):
        hint = "Hand in the next version, or circulate it to the SCR panel"
    elif report.status == S.CIRCULATED and _word_is_wanted(report, held, shelf):
        tag, hint = "To do", "Read it, and give your word on the version before the SCR panel"
    return Task("Overview report", tag, hint, reverse("panels:overview", args=[report.public_id]))


def _word_is_wanted(report: Overview, held: Grants, shelf: Shelf) -> bool:
    said = (one for one in shelf.rows(SignOff) if one.document_id == report.document_id)
    return transitions.sign_off.allowed(report, held) and all(one.member.user_id != held.user.pk for one in said)
