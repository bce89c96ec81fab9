"""What was put before one person to be checked, on the case page of those who may ask."""

from scr_portal.access import Appointment, Grants
from scr_portal.casefiles import CaseFile
from scr_portal.fact_checks.models import FactCheck
from scr_portal.fact_checks.transitions import ask
from scr_portal.linking import openings
from scr_portal.sections import Context, section
from scr_portal.shelf import Shelf


@section(47, "Checked by one person", "fact_checks/section.html", "scr_portal.factcheck")
def checked(casefile: CaseFile, held: Grants, shelf: Shelf) -> Context | None:
    """A line for each, once somebody is appointed to lead, write or author: before that nothing is written."""
    found = shelf.rows(FactCheck)
    links = openings(casefile, held, {ask: "Have one person check what is written of them"})
    is_written = bool(links and shelf.rows(Appointment))
    return {"checks": found, "links": links} if found or is_written else None
