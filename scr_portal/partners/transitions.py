"""The steps of a partner board: named and ended by the office of the board that leads. It decides nothing."""

from datetime import date

from django.core.exceptions import ValidationError

from scr_portal.accounts import Board, User
from scr_portal.casefiles import closed
from scr_portal.days import check_day
from scr_portal.partners.models import PartnerBoard
from scr_portal.roles import Audience
from scr_portal.transitions import transition

S = PartnerBoard.Status


@transition(PartnerBoard, opens=True, target=S.NAMED, when=[closed], sentence="{by} named {it} as a partner board")
def name(partner: PartnerBoard, by: User, *, board: Board, reason: str, since: date) -> None:
    """Note which board has an interest, and why; it learns of it with the first thing that it is sent."""
    check_day("since", since)
    if board == partner.casefile.board:
        raise ValidationError({"board": "Choose another board: this one leads the case"})
    partner.board, partner.reason, partner.since = board, reason, since
    partner.audience = Audience.OFFICE


@transition(PartnerBoard, source=[S.NAMED], target=S.ENDED, sentence="{by} ended the part of {it} as a partner board")
def end(partner: PartnerBoard, by: User, *, ended_on: date, why_ended: str) -> None:
    """From now on its people cannot open what they were sent. Raises ValidationError for a day before it began."""
    check_day("ended_on", ended_on, partner.since, "it became a partner board")
    partner.ended_on, partner.why_ended = ended_on, why_ended
