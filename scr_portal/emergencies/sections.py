"""What the case page says of emergency access, for the office; nothing when nobody ever needed it."""

from django.utils import timezone

from scr_portal.access import Grants
from scr_portal.access.emergencies import EmergencyAccess
from scr_portal.casefiles import CaseFile
from scr_portal.emergencies.transitions import end
from scr_portal.roles import OFFICE
from scr_portal.sections import Context, section
from scr_portal.shelf import Shelf


@section(91, "Opened in an emergency", "emergencies/part.html")
def emergencies(casefile: CaseFile, held: Grants, shelf: Shelf) -> Context | None:
    """Newest first, each with who, when and why, and the way to end it."""
    opened = shelf.rows(EmergencyAccess)
    if not opened or not held.roles_on(casefile.pk) & OFFICE:
        return None
    now = timezone.now()
    return {"opened": [(one, one.lasts_at(now) and end.offered_to(one, held)) for one in reversed(opened)]}
