"""What follows for partner boards: their people, who have no place on the case, are told by neutral mail."""

from django.utils import timezone

from scr_portal import notifications
from scr_portal.access import holders_if_led_by
from scr_portal.accounts import User
from scr_portal.addresses import reverse
from scr_portal.partners.models import PartnerBoard, PartnerPaper
from scr_portal.quarantines.models import Quarantine
from scr_portal.roles import Role
from scr_portal.transfers.models import Transfer
from scr_portal.transitions import after

S = PartnerBoard.Status
LEADS_NOW = "This board leads the case now."
SENT = "Another board has sent you something. It can be read in the portal."
BY_MISTAKE = (
    "Another board has sent you something by mistake. Do not use it, and destroy every copy that you have made."
)
ENDED = "Your board takes part in a case of another board no longer. What it was sent cannot be opened any more."
READERS = (Role.OFFICER, Role.CHAIR)


@after("partnerpaper.send")
@after("partnerpaper.tell_again")
def tell_the_partner(paper: PartnerPaper, by: User) -> None:
    """With the way to what was sent."""
    _tell(paper.partner, SENT, reverse("scr_portal:partnerpaper", args=[paper.public_id]))


@after("partnerpaper.void")
def call_back(paper: PartnerPaper, by: User) -> None:
    """They cannot open it any more; what they took away is theirs to destroy."""
    _tell(paper.partner, BY_MISTAKE, reverse("scr_portal:partner_papers"))


@after("partnerboard.end")
@after("partnerboard.void")
def say_that_it_ended(partner: PartnerBoard, by: User) -> None:
    """A board that was sent nothing does not know of the case, and is not told."""
    if partner.papers.exists():
        _tell(partner, ENDED, reverse("home"))


@after("quarantine.confirm")
def call_back_a_file(quarantine: Quarantine, by: User) -> None:
    """Partner boards that had a file of another case are told, as bodies are."""
    if quarantine.status == Quarantine.Status.CONFIRMED:
        had_it = PartnerBoard.objects.filter(papers__documents=quarantine.document_id).select_related("board")
        for partner in had_it.select_related("casefile").distinct():
            _tell(partner, BY_MISTAKE, reverse("scr_portal:partner_papers"))


@after("transfer.accept")
def lead_now(transfer: Transfer, by: User) -> None:
    """The board that took over the lead is a partner no longer: it sees the whole case."""
    standing = PartnerBoard.objects.filter(casefile=transfer.casefile, board=transfer.to_board_id, status=S.NAMED)
    standing.update(status=S.ENDED, ended_on=timezone.localdate(), why_ended=LEADS_NOW)


def _tell(partner: PartnerBoard, line: str, path: str) -> None:
    people = holders_if_led_by(partner.board, partner.casefile, READERS, timezone.localdate())
    notifications.queue(partner.casefile, people, line, path)
