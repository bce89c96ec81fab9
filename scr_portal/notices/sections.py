"""What the case page says of notices: who was told and who was not; who is still to be told stands among the dates."""

from scr_portal.access import Grants
from scr_portal.addresses import reverse
from scr_portal.casefiles import CaseFile
from scr_portal.notices.models import Notice
from scr_portal.roles import OFFICE
from scr_portal.sections import Context, section
from scr_portal.shelf import Shelf


@section(80, "People told and not told", "notices/part.html")
def told(casefile: CaseFile, held: Grants, shelf: Shelf) -> Context | None:
    """Body by body, in the order of the acts; nothing for those who do not see notices."""
    if not held.roles_on(casefile.pk) & OFFICE:
        return None
    return {"notices": shelf.rows(Notice), "url": reverse("scr_portal:case_notices", args=[casefile.public_id])}
