"""A letter that was begun while another board led the case speaks for that board."""

from collections.abc import Iterable

from scr_portal.accounts import User
from scr_portal.letters.drafting import Beware, rereads
from scr_portal.letters.models import Letter
from scr_portal.transfers.models import Transfer


@rereads
def speaks_for_another_board(letter: Letter, reader: User) -> Iterable[Beware]:
    """Its head is that of the board that leads, its words and its signature may be those of the one before."""
    led = Transfer.objects.visible_to(reader, letter.casefile).filter(status=Transfer.Status.ACCEPTED)
    board = letter.casefile.board
    before = {str(one.from_board) for one in led.select_related("from_board")} - {str(board)}
    for name in sorted(name for name in before if name in letter.text):
        yield Beware(
            "Another board leads now", f"the letter speaks for {name}, under the head of {board}. Change the words."
        )
