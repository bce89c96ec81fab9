"""Early lessons on the case page."""

from reviews.lessons import transitions, voids
from reviews.lessons.models import EarlyLesson
from scr_portal.access import Grants
from scr_portal.casefiles import CaseFile
from scr_portal.linking import Step, lines, openings
from scr_portal.sections import Context, section
from scr_portal.shelf import Shelf

WORDS: dict[Step, str] = {
    transitions.share: "Share this lesson",
    transitions.act: "Say what was done",
    transitions.report: "Say to whom it was reported",
    voids.void: "Recorded by mistake",
}


@section(41, "Early lessons", "reviews/lessons/part.html")
def lessons(casefile: CaseFile, held: Grants, shelf: Shelf) -> Context | None:
    """The lessons that the reader may see, and the way to record one."""
    found = lines(shelf.rows(EarlyLesson), held, WORDS)
    links = openings(casefile, held, {transitions.record: "Record an early lesson"})
    return {"lines": found, "links": links} if found or links else None
