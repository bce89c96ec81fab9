"""The register of the family on the case page."""

from reviews.families import transitions
from reviews.families.models import FamilyContact, FamilyView
from scr_portal.access import Grants
from scr_portal.casefiles import CaseFile
from scr_portal.linking import Step, lines, openings
from scr_portal.sections import Context, section
from scr_portal.shelf import Shelf

RECORD: dict[Step, str] = {transitions.record: "Record a contact with the family"}
HEAR: dict[Step, str] = {transitions.hear: "Record what a member of the family said"}


@section(46, "Family", "reviews/families/part.html")
def family(casefile: CaseFile, held: Grants, shelf: Shelf) -> Context | None:
    """Who is on it and what was said, each part for its readers, and the ways to add to them."""
    found, said = lines(shelf.rows(FamilyContact), held, {transitions.update: "Update"}), shelf.rows(FamilyView)
    links = openings(casefile, held, RECORD | HEAR if found else RECORD)
    return {"lines": found, "said": said, "links": links} if found or said or links else None
