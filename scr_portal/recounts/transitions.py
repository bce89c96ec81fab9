"""The steps of a change of the bank holidays on one case: found by the portal, confirmed by the office."""

from django.core.exceptions import ValidationError

from scr_portal.accounts import User
from scr_portal.recounts.effects import effect
from scr_portal.recounts.models import Recount
from scr_portal.transitions import transition

S = Recount.Status
OTHERS_MOVE = "Other dates move than those that you were shown. Look at them below, then confirm."


@transition(Recount, opens=True, target=S.FOUND, sentence="A change of the bank holidays moves dates of this case")
def find(recount: Recount, by: User, *, counts_by: int, why: list[str], moves: list[list[str]]) -> None:
    """The case goes on counting by the change `counts_by` of the table; `moves` are [name, day before, day after]."""
    recount.counts_by, recount.why, recount.moves = counts_by, why, moves


@transition(
    Recount, source=[S.FOUND], sentence="The bank holidays changed again: other dates of this case move than before"
)
def find_again(recount: Recount, by: User, *, why: list[str], moves: list[list[str]]) -> None:
    """The table changed once more before the first change was confirmed: what both move together."""
    recount.why, recount.moves = why, moves


@transition(
    Recount, source=[S.FOUND], target=S.GONE, sentence="The change of the bank holidays moves no date of this case now"
)
def let_go(recount: Recount, by: User) -> None:
    """The table was put right again: there is nothing to confirm, and the case counts by it as it stands."""


@transition(
    Recount, source=[S.FOUND], target=S.CONFIRMED, sentence="{by} confirmed what a change of the bank holidays moves"
)
def confirm(recount: Recount, by: User, *, seen: str) -> None:
    """From now on the case counts by the table as it stands; `seen` is the mark of what the page showed.

    Raises ValidationError where something else moves by now.
    """
    found = effect(recount.casefile)
    if seen != found.mark:
        raise ValidationError(OTHERS_MOVE)
    recount.why, recount.moves = found.why, found.in_words
