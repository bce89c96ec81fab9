"""The register of the family on the case page."""

from reviews.families import transitions
from reviews.families.models import FamilyContact
from scr_portal.access import Grants
from scr_portal.casefiles import CaseFile
from scr_portal.linking import lines, opening
from scr_portal.sections import Context, section
from scr_portal.shelf import Shelf


@section(46, "Family", "reviews/families/part.html")
def family(casefile: CaseFile, held: Grants, shelf: Shelf) -> Context | None:
    """Who is on it, and the way to add somebody."""
    found = lines(shelf.rows(FamilyContact), held, {transitions.update: "Update"})
    may = transitions.record.offered_to(FamilyContact(casefile=casefile), held)
    links = [opening(transitions.record, casefile, "Record a contact with the family")] if may else []
    return {"lines": found, "links": links} if found or links else None
