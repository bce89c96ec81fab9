"""What the case page says of who leads the case, for the office."""

from scr_portal.access import Grants
from scr_portal.accounts import Board
from scr_portal.addresses import reverse
from scr_portal.casefiles import CaseFile
from scr_portal.roles import OFFICE
from scr_portal.sections import Context, section
from scr_portal.shelf import Shelf
from scr_portal.transfers import transitions
from scr_portal.transfers.models import Transfer


@section(92, "Which board leads", "transfers/part.html")
def lead(casefile: CaseFile, held: Grants, shelf: Shelf) -> Context | None:
    """The board, the boards that were asked, and the way to ask one."""
    if not held.roles_on(casefile.pk) & OFFICE:
        return None
    transfers = shelf.rows(Transfer)
    known = Board.objects.in_bulk({pk for one in transfers for pk in (one.from_board_id, one.to_board_id)})
    for one in transfers:
        one.from_board, one.to_board = known[one.from_board_id], known[one.to_board_id]
    waits = any(transitions.withdraw.in_state(one) for one in transfers)
    may = not waits and transitions.propose.offered_to(Transfer(casefile=casefile), held)
    return {
        "board": casefile.board,
        "transfers": transfers,
        "propose": reverse("scr_portal:transfer_propose", args=[casefile.public_id]) if may else "",
    }
