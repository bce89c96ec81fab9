"""What follows in this app's own transaction when a step of a lower app, or of this one, was taken."""

from django.urls import reverse
from django.utils import timezone

from publications.publications import guards
from publications.publications.models import Publication
from scr_portal import notifications
from scr_portal.access import holders
from scr_portal.accounts import User
from scr_portal.notices import transitions as notices
from scr_portal.roles import Role
from scr_portal.transitions import after


@after("publication.receive_rendering")
def ask_the_panel_chair(publication: Publication, by: User) -> None:
    """The SCR panel chair is asked to confirm a summary that has been made."""
    if guards.confirmed(publication) is None:
        return
    chairs = holders(publication.casefile, {Role.PANEL_CHAIR}, timezone.localdate())
    line = "A summary is made. Sign in, and confirm that it represents the overview report."
    notifications.queue(
        publication.casefile, chairs, line, reverse("publications:publication", args=[publication.public_id])
    )


@after("publication.amend")
def call_off_the_copy_before(publication: Publication, by: User) -> None:
    """A copy that has not gone yet is not sent any more."""
    for notice in publication.notices_left_behind():
        notices.not_needed.run(notice, by, reason="The text was changed before this copy went.")
