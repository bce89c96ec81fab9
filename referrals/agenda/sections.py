"""What the case page says of meetings: on which agendas the case is or was, and the way onto another."""

from django.urls import reverse

from referrals.agenda.models import AgendaItem
from referrals.agenda.transitions import put
from referrals.considerations.models import Consideration
from scr_portal.access import Grants
from scr_portal.casefiles import CaseFile
from scr_portal.linking import opening
from scr_portal.sections import Context, section
from scr_portal.shelf import Shelf


@section(35, "Meetings about this case", "referrals/agenda/section.html")
def meetings_part(casefile: CaseFile, held: Grants, shelf: Shelf) -> Context | None:
    """Without a question to the database: the items know their day, and the guards read the round that is at hand."""
    items = [one for one in shelf.rows(AgendaItem) if one.stands]
    last = shelf.last(Consideration)
    may_put = last is not None and put.offered_to(AgendaItem(casefile=casefile, consideration=last), held)
    if not items and not may_put:
        return None
    return {
        "items": [(one, reverse("referrals:agendaitem", args=[one.public_id])) for one in items],
        "links": [opening(put, casefile, "Put the case on the agenda of a meeting")] if may_put else [],
    }
