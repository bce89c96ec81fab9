"""What follows when a file is locked away: no other file holds its pages; and the bodies that had it are told."""

from django.utils import timezone

from scr_portal.accounts import User
from scr_portal.guidance.base import Act
from scr_portal.notices import Notice, packs
from scr_portal.notices.owing import to_one
from scr_portal.quarantines.models import Quarantine
from scr_portal.transitions import after

OWN_RULE = "The portal's own rule: whoever was sent a file of another case is told so"


def sent_with(quarantine: Quarantine) -> list[Notice]:
    """The notices by which the file went to bodies."""
    sent = Notice.objects.filter(documents=quarantine.document_id, body__isnull=False)
    return list(sent.filter(status__in=[Notice.Status.SENT, Notice.Status.RECEIVED]).select_related("body"))


@after("quarantine.lock")
def lock_what_holds_its_pages(quarantine: Quarantine, by: User) -> None:
    """The one file in which a body has it among other papers goes with it."""
    packs.lock(packs.packs_of(quarantine.document))


@after("quarantine.confirm")
def tell_the_bodies(quarantine: Quarantine, by: User) -> None:
    """Each body that had it is owed a notice that it does not belong to this case."""
    for notice in sent_with(quarantine) if quarantine.status == Quarantine.Status.CONFIRMED else ():
        to_one(quarantine, Act.WRONG_FILE, timezone.localdate(), notice.body, {"source": OWN_RULE, "copy": 1})
