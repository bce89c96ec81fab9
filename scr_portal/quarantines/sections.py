"""What the case page says of files that are locked away, to officer and chair; nothing to anybody else."""

from collections.abc import Iterable

from scr_portal.access import Grants
from scr_portal.addresses import reverse
from scr_portal.casefiles import CaseFile
from scr_portal.quarantines.models import Quarantine
from scr_portal.quarantines.transitions import word_of
from scr_portal.sections import Context, Task, section, tasks
from scr_portal.shelf import Shelf

TO_CONFIRM = "Confirm that a file is on the wrong case, or release it"


@section(93, "Files that were locked away", "quarantines/part.html")
def locked_away(casefile: CaseFile, held: Grants, shelf: Shelf) -> Context | None:
    """Newest first, each with the way to its page."""
    found = shelf.rows(Quarantine)
    return {"found": found[::-1]} if found else None


@tasks(93)
def to_confirm(casefile: CaseFile, held: Grants, shelf: Shelf) -> Iterable[Task]:
    """A line for each file that still waits for this reader's word."""
    roles = held.roles_on(casefile.pk)
    for row in shelf.rows(Quarantine):
        if row.status == Quarantine.Status.LOCKED and word_of(row, held.user, roles):
            url = reverse("scr_portal:quarantine", args=[row.public_id])
            yield Task(TO_CONFIRM, "To do", "It is locked away", url)
