"""The register of staff on the case page."""

from reviews.staff import transitions, voids
from reviews.staff.models import StaffContact
from scr_portal.access import Grants
from scr_portal.casefiles import CaseFile
from scr_portal.linking import lines, openings
from scr_portal.sections import Context, section
from scr_portal.shelf import Shelf


@section(47, "Staff", "reviews/staff/part.html")
def staff(casefile: CaseFile, held: Grants, shelf: Shelf) -> Context | None:
    """Who is on it, and the way to add somebody."""
    found = lines(shelf.rows(StaffContact), held, {transitions.update: "Update", voids.void: "Recorded by mistake"})
    links = openings(casefile, held, {transitions.record: "Record a contact with staff"})
    return {"lines": found, "links": links} if found or links else None
