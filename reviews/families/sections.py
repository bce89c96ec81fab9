"""The register of the family on the case page."""

from reviews.families import transitions
from reviews.families.models import FamilyContact
from reviews.linking import lines, opening
from scr_portal.access import Grants
from scr_portal.casefiles import CaseFile
from scr_portal.sections import Context, section
from scr_portal.shelf import Shelf


@section(46, "Family", "reviews/families/part.html")
def family(casefile: CaseFile, held: Grants, shelf: Shelf) -> Context | None:
    """Who is on it, and the way to add somebody."""
    found = lines(shelf.rows(FamilyContact), held, {transitions.update: "Update"})
    links = opening(transitions.record, FamilyContact(casefile=casefile), held, "Record a contact with the family")
    return {"lines": found, "links": links} if found or links else None
