"""The steps of a process that runs beside the case."""

from datetime import date
from typing import TypedDict

from referrals.parallel.models import ParallelProcess
from scr_portal.accounts import User
from scr_portal.days import check_day
from scr_portal.transitions import transition

S = ParallelProcess.Status


class Standing(TypedDict):
    """How a process stands: who leads it, what is known of it, its next day, whether nothing is published before."""

    lead: str
    note: str
    next_on: date | None
    blocks_publication: bool


@transition(ParallelProcess, target=S.OPEN, opens=True, sentence="{by} recorded a parallel process: {it}")
def record(
    process: ParallelProcess,
    by: User,
    *,
    kind: str,
    lead: str,
    blocks_publication: bool,
    note: str = "",
    next_on: date | None = None,
) -> None:
    """Put a process on the register of the case."""
    process.kind, process.lead, process.note = kind, lead, note
    process.blocks_publication, process.next_on = blocks_publication, next_on


@transition(ParallelProcess, source=[S.OPEN], sentence="{by} updated a parallel process: {it}")
def update(
    process: ParallelProcess,
    by: User,
    *,
    lead: str,
    blocks_publication: bool,
    note: str = "",
    next_on: date | None = None,
) -> None:
    """Say how it stands now: who leads it, its next date, whether it stands in the way of publication."""
    process.lead, process.note = lead, note
    process.blocks_publication, process.next_on = blocks_publication, next_on


@transition(ParallelProcess, source=[S.OPEN], target=S.ENDED, sentence="{by} recorded the end of {it}")
def end(process: ParallelProcess, by: User, *, ended_on: date, note: str) -> None:
    """It is over: nothing of it stands in the way of publication any more."""
    check_day("ended_on", ended_on)
    process.ended_on, process.note = ended_on, note
    process.next_on, process.blocks_publication = None, False
