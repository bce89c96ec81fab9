"""What the case page says was put right."""

from scr_portal.access import Grants
from scr_portal.casefiles import CaseFile
from scr_portal.corrections.models import Correction, EditionChange
from scr_portal.guidance import edition
from scr_portal.sections import Context, section
from scr_portal.shelf import Shelf


@section(95, "Put right", "corrections/part.html")
def put_right(casefile: CaseFile, held: Grants, shelf: Shelf) -> Context | None:
    """Corrected days and changes of the edition, newest first."""
    corrections, changes = shelf.rows(Correction), shelf.rows(EditionChange)
    if not corrections and not changes:
        return None
    named = [(one, edition(one.old).title, edition(one.new).title) for one in reversed(changes)]
    return {"corrections": corrections[::-1], "changes": named}
