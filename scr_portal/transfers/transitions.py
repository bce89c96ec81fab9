"""The steps of a transfer. With the second chair's word the first board's rights on the case end."""

from django.core.exceptions import ValidationError

from scr_portal.accounts import Board, User
from scr_portal.casefiles import CaseFile, closed
from scr_portal.people import family_of
from scr_portal.pseudonyms import hidden
from scr_portal.roles import Audience
from scr_portal.transfers.models import Transfer
from scr_portal.transitions import transition

S = Transfer.Status
LONGEST = 60
"""Characters of a label."""
NAMES = "Take out the names: the chair of the other board would read them before the case is theirs"


@transition(
    Transfer,
    opens=True,
    target=S.PROPOSED,
    when=[closed],
    sentence="{by} asked {it.to_board} to lead this case",
)
def propose(transfer: Transfer, by: User, *, to_board: Board, reason: str) -> None:
    """Ask another board to lead; nothing changes until its chair takes over.

    Raises ValidationError for the own one, and where the reason names somebody: that chair may not know the names yet.
    """
    if to_board == transfer.casefile.board:
        raise ValidationError({"to_board": "Choose another board: this one leads the case already"})
    if hidden(reason, family_of(transfer.casefile), "") != reason:
        raise ValidationError({"reason": NAMES})
    transfer.audience = Audience.OFFICE
    transfer.from_board, transfer.to_board, transfer.reason = transfer.casefile.board, to_board, reason


@transition(Transfer, source=[S.PROPOSED], target=S.WITHDRAWN, sentence="{by} no longer asks {it.to_board} to lead")
def withdraw(transfer: Transfer, by: User) -> None:
    """The other chair sees nothing of it any more."""


@transition(
    Transfer,
    source=[S.PROPOSED],
    target=S.DECLINED,
    of_board="to_board",
    sentence="{by} declined to lead this case for {it.to_board}",
)
def decline(transfer: Transfer, by: User, *, why_declined: str) -> None:
    """The case stays where it is."""
    transfer.why_declined = why_declined


@transition(
    Transfer,
    source=[S.PROPOSED],
    target=S.ACCEPTED,
    when=[closed],
    of_board="to_board",
    sentence="{by} took over this case: {it.to_board} leads it instead of {it.from_board}",
)
def accept(transfer: Transfer, by: User) -> None:
    """The board leads from this moment; the agencies and every clock stay as they are, and so does who is appointed,
    where the rules on independence allow it under this board too.

    Where it has a case of the same label, the label says from which board the case came.
    """
    casefile = transfer.casefile
    board = Board.objects.select_for_update(no_key=True).get(pk=transfer.to_board_id)  # one label at a time
    if CaseFile.objects.filter(board=board, label__iexact=casefile.label).exists():
        casefile.label = f"{casefile.label} ({transfer.from_board.short_name})"[:LONGEST]
    casefile.board = board
    casefile.save(update_fields=["board", "label"])
