"""Which file it is that is locked away, to officer and chair: of what kind and of when, never its name or content."""

from django.utils.timezone import localtime

from scr_portal import walls
from scr_portal.access import grants
from scr_portal.accounts import User
from scr_portal.casefiles import CaseFile
from scr_portal.clocks import day_words
from scr_portal.documents import Document
from scr_portal.quarantines.models import Quarantine
from scr_portal.quarantines.note import KEPT_AS
from scr_portal.roles import OFFICE, Audience


def locked_files(casefile: CaseFile, reader: User) -> list[Document]:
    """Those of the case in the order in which they were kept: one question. None for who is not of the board's office.

    Without an agency's own, which the office could not see before; nobody sees a locked file, so the database is asked
    with the whole case open.
    """
    if not grants(reader).roles_on(casefile.pk) & OFFICE:
        return []
    with walls.looked_at(casefile.pk):
        standing = Quarantine.objects.filter(casefile=casefile).exclude(status=Quarantine.Status.RELEASED)
        shut = standing.filter(was_for=Audience.AGENCY)
        locked = Document.objects.filter(casefile=casefile, locked_at__isnull=False)
        found = locked.exclude(pk__in=shut.values("document")).defer("title", "text", "html")
        return list(found.order_by("pk"))


def in_words(file: Document) -> str:
    """Individual management review, PDF, kept on 3 March 2026, 10:12: locked away."""
    kept_at = localtime(file.kept_at)
    kind = KEPT_AS.get(file.kind, "File")
    return f"{kind}, {file.extension.upper()}, kept on {day_words(kept_at.date())}, {kept_at:%H:%M}: locked away"
