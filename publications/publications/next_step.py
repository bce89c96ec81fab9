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


def next_step(publication: Publication) -> Step | None:
    """From the text to the register, one step after the other; None at the end, and on hold."""
    if publication.status == Status.PREPARING:
        return steps.check if publication.pdf and publication.html else steps.render
    if publication.status == Status.CHECKED:
        with walls.looked_at(publication.casefile_id):  # a checker sees the product and not its review
            if guards.confirmed(publication):
                return steps.confirm
    notice = publication.casefile.edition.notice_before_publication
    following: dict[str, Step] = {
        Status.CHECKED: steps.notify if notice else steps.approve,
        Status.NOTIFIED: steps.approve,
        Status.APPROVED: release.publish,
    }
    return following.get(publication.status)
