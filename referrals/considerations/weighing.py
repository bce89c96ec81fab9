"""The questions to weigh before deciding (guidance.md 4.2), each beside what the case already says to it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from referrals.agencies.models import AgencyInvolvement
from referrals.considerations.models import Consideration
from referrals.parallel.models import ParallelProcess
from scr_portal.clocks import day_words
from scr_portal.guidance.base import Edition, Question, Weighs

NOTHING = ("Nothing is recorded on this.",)


class Recorded(NamedTuple):
    """What a reader may see of a case that says something to these questions; of the processes those that are open."""

    consideration: Consideration
    agencies: Sequence[AgencyInvolvement]
    processes: Sequence[ParallelProcess]


@dataclass(frozen=True)
class Weighed:
    """A question, and what the case says to it."""

    question: Question
    here: tuple[str, ...]


def weighed(recorded: Recorded, edition: Edition) -> list[Weighed]:
    """Those questions of the edition whose text was seen; what was not is quoted to nobody."""
    return [Weighed(one, tuple(HERE[one.weighs](recorded)) or NOTHING) for one in edition.questions if one.source.seen]


def _whose(recorded: Recorded) -> Iterator[str]:
    yield f"{recorded.consideration.casefile.board.name} leads."


def _scope(recorded: Recorded) -> Iterator[str]:
    if recorded.consideration.draft_terms:
        yield "Draft terms of reference are given with the recommendation."
    if recorded.agencies:
        returned = sum(one.returned_on is not None for one in recorded.agencies)
        yield f"{returned} of {len(recorded.agencies)} agencies have said what they knew."
    yield from _beside(recorded)


def _beside(recorded: Recorded) -> Iterator[str]:
    for one in recorded.processes:
        yield f"{one}" + (f", next on {day_words(one.next_on)}." if one.next_on else ".")


HERE: dict[Weighs, Callable[[Recorded], Iterator[str]]] = {
    Weighs.WHOSE: _whose,
    Weighs.SCOPE: _scope,
    Weighs.LEARNING: _beside,
}
