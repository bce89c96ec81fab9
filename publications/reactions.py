"""What follows in this app's own transaction when a step of a lower app, or of this one, was taken."""

from collections.abc import Iterable

from django.utils import timezone

from publications import packs
from publications.publications import guards
from publications.publications.models import Publication
from referrals.considerations.models import Consideration
from referrals.records import queueing
from scr_portal import notifications
from scr_portal.access import holders
from scr_portal.accounts import User
from scr_portal.addresses import reverse
from scr_portal.documents import Document
from scr_portal.guidance.base import Act
from scr_portal.notices import Notice
from scr_portal.notices import transitions as notices
from scr_portal.notices.packs import packs_beside, packs_of
from scr_portal.notices.settling import let_go_of
from scr_portal.quarantines.models import Quarantine
from scr_portal.roles import Role
from scr_portal.transitions import after

CHANGED = "The text was changed before this copy went."


@after("publication.receive_rendering")
def ask_the_checkers(publication: Publication, by: User) -> None:
    """Those appointed to check it are asked to read it; the officer is told by the step itself."""
    checkers = holders(publication.casefile, {Role.CHECKER}, timezone.localdate())
    line = "A product is ready to be read: look for whatever could identify anybody in it."
    _queue(publication, checkers, line)


@after("publication.receive_rendering")
def ask_the_panel_chair(publication: Publication, by: User) -> None:
    """The SCR panel chair is asked to confirm a summary that has been made."""
    if guards.confirmed(publication) is None:
        return
    chairs = holders(publication.casefile, {Role.PANEL_CHAIR}, timezone.localdate())
    line = "A summary is made: confirm that it represents the overview report."
    _queue(publication, chairs, line)


def _queue(publication: Publication, users: Iterable[User], line: str) -> None:
    """Mail whose link leads to the product: a checker sees no more of the case."""
    page = reverse("publications:publication", args=[publication.public_id])
    notifications.queue(publication.casefile, users, line, page)


@after("publication.amend")
def call_off_the_copy_before(publication: Publication, by: User) -> None:
    """A copy that has not gone yet is not sent any more."""
    for notice in publication.notices_left_behind():
        notices.not_needed.run(notice, by, reason=CHANGED)


@after("notice.call_back")
@after("notice.record_returned")
def no_time_runs_from_it(notice: Notice, by: User) -> None:
    """A copy that did not arrive is no notice, also of a text that was corrected since: that one waits for its own."""
    earlier = Publication.objects.filter(casefile=notice.casefile, copy__gt=notice.copy, published_on=None)
    publication = next((one for one in earlier if one.subject == notice.about), None)
    if notice.act == Act.BEFORE_PUBLICATION and publication:
        publication.notice_stands_from = None
        publication.version += 1
        publication.save(update_fields=["notice_stands_from", "version"])
        again = Notice.objects.filter(about=notice.about, act=notice.act, copy=notice.copy, body=notice.body_id)
        let_go_of(again.select_related("casefile", "body").get(), CHANGED)


@after("notice.send")
def put_into_one_file(notice: Notice, by: User) -> None:
    """What a body reads of a decision not to hold a review, it may read in one piece."""
    packs.ask([notice])


@after("notice.call_back")
def put_what_is_left_into_one_file(notice: Notice, by: User) -> None:
    """Without what was called back."""
    packs.ask(packs_beside(notice))


@after("quarantine.lock")
@after("quarantine.release")
def put_into_another_file(quarantine: Quarantine, by: User) -> None:
    """Without the file that is locked away now, or with it once more."""
    packs.ask(packs_of(quarantine.document))


@after("consideration.lock_records")
def put_what_still_stands_into_one_file(consideration: Consideration, by: User) -> None:
    """Without the record of the decision, where one was sent that shows what is void since."""
    for record in Document.objects.filter(about=consideration.subject, kind=queueing.KIND):
        packs.ask(packs_of(record))
