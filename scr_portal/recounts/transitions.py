"""The steps of a change of the bank holidays on one case: found by the portal, confirmed by the office."""

from datetime import date

from scr_portal.accounts import User
from scr_portal.clocks import day_words
from scr_portal.recounts.models import Recount
from scr_portal.transitions import transition

S = Recount.Status


@transition(Recount, opens=True, target=S.FOUND, sentence="A change of the bank holidays moves dates of this case")
def find(recount: Recount, by: User, *, counts_by: int, why: list[str], moves: list[list[str]]) -> None:
    """The case goes on counting by the change `counts_by` of the table; `moves` are [name, day before, day after]."""
    recount.counts_by, recount.why = counts_by, why
    recount.moves = [[name, *(day_words(date.fromisoformat(day)) for day in days)] for name, *days in moves]


@transition(
    Recount, source=[S.FOUND], target=S.CONFIRMED, sentence="{by} confirmed what a change of the bank holidays moves"
)
def confirm(recount: Recount, by: User) -> None:
    """From now on the case counts by the table as it stands, or as the next change that waits found it."""
