"""What agencies were asked besides their IMR, and what they answered, on the case page."""

from panels.requests import corrections, transitions, voids
from panels.requests.models import AgencyRequest
from scr_portal.access import Grants
from scr_portal.casefiles import CaseFile
from scr_portal.documents import Document
from scr_portal.linking import Step, lines, openings
from scr_portal.sections import Context, section
from scr_portal.shelf import Shelf

STEPS: dict[Step, str] = {
    transitions.answer: "Answer",
    corrections.correct: "Correct a date",
    voids.void: "Asked by mistake",
}


@section(46, "Asked of agencies besides their reviews", "panels/requests/section.html", "panels.agencyrequest")
def asked(casefile: CaseFile, held: Grants, shelf: Shelf) -> Context | None:
    """A line for each; an agency's people find their own."""
    found = lines(shelf.rows(AgencyRequest), held, STEPS)
    links = openings(casefile, held, {transitions.ask: "Ask an agency for something else"}) if found else []
    with_files = [(line, [one for one in shelf.rows(Document) if one.about == line.row.subject]) for line in found]
    return {"lines": with_files, "links": links} if found else None
