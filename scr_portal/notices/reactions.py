"""What follows from a notice: neutral mail to the body it was sent to."""

from typing import cast

from django.utils import timezone

from scr_portal import jobs, mail, notifications
from scr_portal.accounts import User
from scr_portal.addresses import reverse
from scr_portal.casefiles import CaseRecord
from scr_portal.documents import OPENED
from scr_portal.notices import packs, printing
from scr_portal.notices.models import Notice
from scr_portal.notices.owing import owe_again
from scr_portal.notices.readers import readers
from scr_portal.notices.receipts import note_receipt
from scr_portal.notices.settling import settle_again
from scr_portal.transitions import after

LINE = "A notice has been sent to you. It can be read in the portal."

OPENED.append(note_receipt)


@after("notice.call_back")
def lock_what_holds_its_pages(notice: Notice, by: User) -> None:
    """The one file of a later notice in which its papers stand goes with it."""
    packs.lock(packs.packs_beside(notice))


@after("notice.call_back")
@after("notice.record_returned")
def owe_it_as_things_stand(notice: Notice, by: User) -> None:
    """What it tells of, or the edition, may have changed since it went; of what is void nobody is told."""
    settle_again(owe_again(notice))


@after("notice.send")
@after("notice.send_by_code")
def lay_out(record: CaseRecord, by: User) -> None:
    """What was sent in the portal is kept on paper too."""
    jobs.ask_unless_asked(record, printing.LAY_OUT)


@after("notice.send")
def mail_the_body(record: CaseRecord, by: User) -> None:
    """To everybody who reads for the body, and to its common address where it has one."""
    notice, queue = cast(Notice, record), reverse("scr_portal:queue")
    people = readers(notice, timezone.localdate())
    letters = [notifications.letter(notice.casefile, user.email, LINE, queue, user) for user in people]
    common = notice.body.email if notice.body else ""
    if common and common not in {user.email for user in people}:
        letters.append(notifications.letter(notice.casefile, common, LINE, queue))
    mail.post(letters)
