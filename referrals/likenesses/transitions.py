"""The steps of an officer who has looked at two cases side by side. Moving the referral is the other way out."""

from referrals.likenesses.models import Likeness, LinkedCase
from referrals.likenesses.voids import void
from referrals.moves.transitions import lock_there
from scr_portal import walls
from scr_portal.accounts import User
from scr_portal.casefiles import CaseFile, closed
from scr_portal.transitions import Refused, transition

S = Likeness.Status
NOT_DECIDED = "The LSCB chair has not decided on both cases: move the referral of the one that is open to the other."


def _left_behind(likeness: Likeness) -> str | None:
    """Guard: a case that was closed without a decision was moved, or withdrawn."""
    return None if likeness.casefile.is_decided else closed(likeness)


def _undecided(likeness: Likeness) -> str | None:
    return None if likeness.casefile.is_decided else NOT_DECIDED


@transition(
    Likeness,
    source=[S.FOUND, S.LINKED],
    target=S.DISMISSED,
    when=[_left_behind],
    sentence="{by} found that an earlier case is not of the same incident",
)
def dismiss(likeness: Likeness, by: User, *, why_dismissed: str) -> None:
    """Say that the two are not one matter, and why; both go on as they are. Who may not open both cannot tell.

    Where they were linked before, that is void on both.
    """
    other = _the_other(likeness, by)
    if likeness.status == S.LINKED:
        for here, there in _both_ways(likeness, other):
            with walls.opened(here.pk):
                void.run(LinkedCase.objects.get(casefile=here, other=there), by, because=why_dismissed)
    likeness.why_dismissed = why_dismissed


@transition(
    Likeness,
    source=[S.FOUND],
    target=S.LINKED,
    when=[_undecided],
    sentence="{by} found that an earlier case is of the same incident",
)
def link(likeness: Likeness, by: User, *, because: str) -> None:
    """Link two cases of one incident on which the chair has decided: both stay, and each leads to the other.

    No clock moves: of two decisions that stand no source says that one of them is to be counted again.
    """
    other = _the_other(likeness, by)
    if not other.is_decided:
        raise Refused(NOT_DECIDED)
    for here, there in _both_ways(likeness, other):
        with walls.opened(here.pk):
            record.run(LinkedCase(casefile=here), by, other=there, because=because)


@transition(LinkedCase, opens=True, sentence="{by} recorded that another case is of the same incident")
def record(linked: LinkedCase, by: User, *, other: CaseFile, because: str) -> None:
    """Say so on one of the two cases; `link` takes it on both."""
    if other.board_id != linked.casefile.board_id:
        raise Refused("The other case is of another board.")
    linked.other, linked.because = other, because


def _the_other(likeness: Likeness, by: User) -> CaseFile:
    """The earlier case, locked. Raises Refused where it is not open to who looks."""
    other = CaseFile.objects.visible_to(by).filter(pk=likeness.other_id).first()
    if other is None:
        raise Refused("The earlier case is not open to you: another officer of the board looks at it.")
    with walls.opened(other.pk):
        lock_there(other)
    return other


def _both_ways(likeness: Likeness, other: CaseFile) -> tuple[tuple[CaseFile, CaseFile], ...]:
    return ((likeness.casefile, other), (other, likeness.casefile))
