"""Reading becomes proof of receipt."""

from scr_portal.access import grants
from scr_portal.accounts import User
from scr_portal.documents import Document
from scr_portal.notices import transitions
from scr_portal.notices.models import Notice


def note_receipt(document: Document, reader: User) -> None:
    """When one of a body's people opens what was sent to it, the notice has been received."""
    bodies = list(grants(reader).bodies)
    if not bodies:
        return
    sent = Notice.objects.filter(documents=document, body__in=bodies, status=Notice.Status.SENT)
    for notice in sent.select_related("casefile"):
        transitions.open.run_as_it_stands(notice, User.objects.system(), reader=reader)
