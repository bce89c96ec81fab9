"""What a body is told that was sent a file of another case."""

from collections.abc import Iterable

from scr_portal.clocks import day_words
from scr_portal.notices.content import Line, own, says
from scr_portal.quarantines.models import Quarantine


@says(Quarantine)
def of_quarantine(quarantine: Quarantine) -> Iterable[Line]:
    """That one of the files does not belong to the case, which, and what is asked of the body; not what the file is."""
    sha256 = quarantine.document.sha256
    return [
        own("A file sent to you", "does not belong to this case. You cannot open it in the portal any more."),
        own("Which file", f"The one with this SHA-256 in the list of what was sent with a notice: {sha256}"),
        own("Locked away on", day_words(quarantine.locked_at.date())),
        own("What you are asked to do", "Destroy every copy of it that you have made, and tell the LSCB officer so."),
    ]
