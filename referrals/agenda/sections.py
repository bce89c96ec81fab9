"""What the case page says of meetings: on which agendas the case is or was, and the way onto another."""

from referrals.agenda.in_time import extra, with_meetings
from referrals.agenda.models import AgendaItem
from referrals.agenda.transitions import put
from referrals.considerations.models import Consideration
from referrals.meetings.models import READS
from scr_portal.access import Grants
from scr_portal.casefiles import CaseFile
from scr_portal.linking import opening
from scr_portal.sections import Context, section
from scr_portal.shelf import Shelf


@section(35, "Meetings about this case", "referrals/agenda/section.html")
def meetings_part(casefile: CaseFile, held: Grants, shelf: Shelf) -> Context | None:
    """The items know their day, and the guards read the round that is at hand; one question while it is open."""
    items = [one for one in shelf.rows(AgendaItem) if one.stands]
    last = shelf.last(Consideration)
    may_put = last is not None and put.offered_to(AgendaItem(casefile=casefile, consideration=last), held)
    warning = _warning(last, held)
    if not items and not may_put and not warning:
        return None
    return {
        "warning": warning,
        "items": [(one, one.page) for one in items],
        "links": [opening(put, casefile, "Put the case on the agenda of a meeting")] if may_put else [],
    }


def _warning(last: Consideration | None, held: Grants) -> str:
    """That an extra meeting is to be called, for who knows the meetings of the board."""
    if last is None or last.status != Consideration.Status.OPEN:
        return ""
    if not held.may_on_board(READS, last.casefile.board_id):
        return ""
    found = with_meetings(Consideration.objects.filter(pk=last.pk), held.day)
    return next((extra(one) for one in found.select_related("casefile__board")), "")
