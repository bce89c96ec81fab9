"""The step that the process has next, whoever's it is."""

from typing import Any

from publications.publications import guards
from publications.publications import transitions as steps
from publications.publications.models import Publication
from publications.release import transitions as release
from scr_portal import walls
from scr_portal.transitions import Transition

Status = Publication.Status
Step = Transition[Publication, Any]
WORDS: dict[Step, str] = {
    steps.render: "Write it, and have the documents made",
    steps.check: "Read it, and sign that nobody can be identified in it",
    steps.confirm: "Confirm that it represents the overview report",
    steps.notify: "Make the copy ready that goes out before publication",
    steps.approve: "Approve it for publication",
    release.publish: "Publish it",
}
"""What it asks of the person whose step it is."""


def next_step(publication: Publication) -> Step | None:
    """From the text to the register, one step after the other; None at the end, and on hold."""
    with walls.looked_at(publication.casefile_id):  # a checker sees the product and not its review
        return following(publication, is_confirmed=guards.confirmed(publication) is None)


def following(publication: Publication, *, is_confirmed: bool) -> Step | None:
    """The same where it is known whether the SCR panel chair has confirmed it, or need not: no query."""
    made = publication.pdf_id and publication.html_id
    notice = publication.casefile.edition.notice_before_publication
    after: dict[str, Step] = {
        Status.PREPARING: steps.check if made else steps.render,
        Status.CHECKED: (steps.notify if notice else steps.approve) if is_confirmed else steps.confirm,
        Status.NOTIFIED: steps.approve,
        Status.APPROVED: release.publish,
    }
    return after.get(publication.status)
