"""The steps of a change of what a case is counted by: found by the portal, confirmed by the office."""

from django.core.exceptions import ValidationError
from django.utils import timezone

from scr_portal.accounts import User
from scr_portal.casefiles import count_by
from scr_portal.guidance.figures import Figures
from scr_portal.recounts.effects import effect
from scr_portal.recounts.models import Recount
from scr_portal.transitions import transition

S = Recount.Status
OTHERS_MOVE = "Other dates move than those that you were shown. Look at them below, then confirm."


@transition(Recount, opens=True, target=S.FOUND, sentence="A {it} moves dates of this case")
def find(
    recount: Recount, by: User, *, counts_by: int, cause: str, why: list[str], moves: list[list[str]],
    held: Figures | None = None,
) -> None:  # fmt: skip
    """The case goes on counting by the change `counts_by` of the table, and by the figures `held` of its edition.

    `moves` are [name, day before, day after].
    """
    recount.counts_by, recount.cause, recount.why, recount.moves = counts_by, cause, why, moves
    count_by(recount.casefile, held)


@transition(Recount, source=[S.FOUND], sentence="A {it} moves other dates of this case than before")
def find_again(
    recount: Recount, by: User, *, cause: str, why: list[str], moves: list[list[str]], held: Figures | None = None
) -> None:
    """Something else changed before the first change was confirmed: what both move together."""
    recount.cause, recount.why, recount.moves = cause, why, moves
    count_by(recount.casefile, held)


@transition(Recount, source=[S.FOUND], target=S.GONE, sentence="A {it} moves no date of this case any more")
def let_go(recount: Recount, by: User) -> None:
    """It was put right again: there is nothing to confirm, and the case counts by what holds now."""
    count_by(recount.casefile, None)


@transition(Recount, source=[S.FOUND], target=S.CONFIRMED, sentence="{by} confirmed what a {it} moves")
def confirm(recount: Recount, by: User, *, seen: str) -> None:
    """From now on the case counts by what holds now; `seen` is the mark of what the page showed.

    Raises ValidationError where something else moves by now.
    """
    found = effect(recount.casefile)
    if seen != found.mark:
        raise ValidationError(OTHERS_MOVE)
    recount.cause, recount.why, recount.moves = found.cause, found.why, found.in_words
    recount.confirmed_by, recount.confirmed_on = by, timezone.localdate()
    count_by(recount.casefile, None)
