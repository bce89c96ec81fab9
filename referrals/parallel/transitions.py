"""The steps of a process that runs beside the case."""

from datetime import date
from typing import TypedDict, Unpack

from referrals.parallel.models import ParallelProcess
from scr_portal.accounts import User
from scr_portal.days import check_day
from scr_portal.transitions import transition

S = ParallelProcess.Status


class Noted(TypedDict, total=False):
    """What may be noted of a process besides: its number with those who lead it, what may be passed on."""

    reference: str
    disclosure: str


class Standing(Noted):
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
    **noted: Unpack[Noted],
) -> None:
    """Put a process on the register of the case."""
    process.kind, process.lead, process.note = kind, lead, note
    process.blocks_publication, process.next_on = blocks_publication, next_on
    _note(process, noted)


@transition(ParallelProcess, source=[S.OPEN], sentence="{by} updated a parallel process: {it}")
def update(
    process: ParallelProcess,
    by: User,
    *,
    lead: str,
    blocks_publication: bool,
    note: str = "",
    next_on: date | None = None,
    **noted: Unpack[Noted],
) -> None:
    """Say how it stands now; of the reference and of what may be passed on what is not said stays."""
    process.lead, process.note = lead, note
    process.blocks_publication, process.next_on = blocks_publication, next_on
    _note(process, noted)


@transition(ParallelProcess, source=[S.OPEN], target=S.ENDED, sentence="{by} recorded the end of {it}")
def end(process: ParallelProcess, by: User, *, ended_on: date, note: str) -> None:
    """It is over: nothing of it stands in the way of publication any more."""
    check_day("ended_on", ended_on)
    process.ended_on, process.note = ended_on, note
    process.next_on, process.blocks_publication = None, False


def _note(process: ParallelProcess, noted: Noted) -> None:
    process.reference = noted.get("reference", process.reference)
    process.disclosure = noted.get("disclosure", process.disclosure)
