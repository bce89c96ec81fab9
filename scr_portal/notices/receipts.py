"""Reading becomes proof of receipt."""

from scr_portal.access import grants
from scr_portal.accounts import User
from scr_portal.documents import Document
from scr_portal.notices import transitions
from scr_portal.notices.models import Notice
from scr_portal.transitions import Conflict, Refused

TRIES = 3


def note_receipt(document: Document, reader: User) -> None:
    """When one of a body's people opens what was sent to it, the notice has been received."""
    bodies = list(grants(reader).bodies)
    if not bodies:
        return
    sent = Notice.objects.filter(documents=document, body__in=bodies, status=Notice.Status.SENT)
    for notice in sent.select_related("casefile"):
        _open(notice, reader)


def _open(notice: Notice, reader: User) -> None:
    for _ in range(TRIES):
        try:
            transitions.open.run(notice, User.objects.system(), reader=reader)
        except Refused:
            return  # somebody else of the body opened it at the same moment
        except Conflict:  # the worker has kept its PDF meanwhile, for example
            notice.refresh_from_db()
        else:
            return
