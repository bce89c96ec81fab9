"""The questions to weigh before deciding (guidance.md 4.2), each beside what the case already says to it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from referrals.considerations.brief import Brief
from scr_portal.clocks import day_words
from scr_portal.guidance.base import Edition, Question, Weighs

NOTHING = ("Nothing is recorded on this.",)


@dataclass(frozen=True)
class Weighed:
    """A question, and what the case says to it."""

    question: Question
    here: tuple[str, ...]


def weighed(brief: Brief, edition: Edition) -> list[Weighed]:
    """Those questions of the edition whose text was seen; what was not is quoted to nobody."""
    return [Weighed(one, tuple(HERE[one.weighs](brief)) or NOTHING) for one in edition.questions if one.source.seen]


def _whose(brief: Brief) -> Iterator[str]:
    yield f"{brief.consideration.casefile.board.name} leads."


def _scope(brief: Brief) -> Iterator[str]:
    if brief.consideration.draft_terms:
        yield "Draft terms of reference are given with the recommendation."
    if brief.agencies:
        returned = sum(one.returned_on is not None for one in brief.agencies)
        yield f"{returned} of {len(brief.agencies)} agencies have said what they knew."
    yield from _beside(brief)


def _beside(brief: Brief) -> Iterator[str]:
    for one in brief.processes:
        yield f"{one}" + (f", next on {day_words(one.next_on)}." if one.next_on else ".")


HERE: dict[Weighs, Callable[[Brief], Iterator[str]]] = {
    Weighs.WHOSE: _whose,
    Weighs.SCOPE: _scope,
    Weighs.LEARNING: _beside,
}
