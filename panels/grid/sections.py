"""What agencies owe, in a line on the case page, with the way to the grid."""

from django.urls import reverse
from django.utils import timezone

from panels.grid.rows import rows
from panels.grid.views import SEES_THE_GRID
from scr_portal.access import Grants
from scr_portal.casefiles import CaseFile
from scr_portal.sections import Context, section
from scr_portal.shelf import Shelf


@section(21, "What agencies owe", "panels/grid/section.html")
def owed(casefile: CaseFile, held: Grants, shelf: Shelf) -> Context | None:
    """How many owe something and how many are late, for those who see the grid."""
    found = rows(casefile, shelf, timezone.localdate()) if held.roles_on(casefile.pk) & SEES_THE_GRID else []
    if not found:
        return None
    return {
        "agencies": len(found),
        "owing": sum(row.owes for row in found),
        "late": sum(row.days_late > 0 for row in found),
        "url": reverse("panels:grid", args=[casefile.public_id]),
    }
