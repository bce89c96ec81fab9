"""What follows for partner boards from what happens elsewhere."""

from django.utils import timezone

from scr_portal.accounts import User
from scr_portal.partners.models import PartnerBoard
from scr_portal.transfers.models import Transfer
from scr_portal.transitions import after

S = PartnerBoard.Status
LEADS_NOW = "This board leads the case now."


@after("transfer.accept")
def lead_now(transfer: Transfer, by: User) -> None:
    """The board that took over the lead is a partner no longer: it sees the whole case."""
    standing = PartnerBoard.objects.filter(casefile=transfer.casefile, board=transfer.to_board_id, status=S.NAMED)
    standing.update(status=S.ENDED, ended_on=timezone.localdate(), why_ended=LEADS_NOW)
