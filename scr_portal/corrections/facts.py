"""The dated facts that can be corrected: each subject declares its own beside its steps."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from scr_portal.clocks import Clock
from scr_portal.corrections.models import Correction
from scr_portal.guidance.base import Act


@dataclass(frozen=True)
class DatedFact:
    """A day that starts or stops clocks.

    `called` is what people call it; `moves` are the kinds of clock it starts, stops or sets; `acts` are the acts whose
    day it is, so that their notices follow it; `told_by` are the steps whose mail told people of it. Which notices
    state it is what they say (notices/content.py). `beside` is a field that says in words what belongs to the day, and
    is put right with it; the page asks for it by `beside_label`. With `may_be_empty` it may be found never to have been
    known; with `may_come` it is a day that was set for something, and may lie ahead. `of_kind`:
    rows of that kind alone have it.
    """

    called: str
    moves: frozenset[str] = frozenset()
    acts: tuple[Act, ...] = ()
    told_by: tuple[str, ...] = ()
    may_be_empty: bool = False
    may_come: bool = False
    of_kind: str = ""
    beside: str = ""
    beside_label: str = ""
    beside_asks: str = ""


FACTS: dict[str, Mapping[str, DatedFact]] = {}
"""By model label and field."""


def fact_of(correction: Correction) -> DatedFact:
    """What was corrected."""
    return FACTS[correction.about.partition(":")[0]][correction.field]


def lines_for(clock: Clock, corrections: Collection[Correction], walls: tuple[object, object]) -> tuple[str, ...]:
    """The corrections that led to the days of a clock, oldest first; the reason only where the walls are the same."""
    days = {clock.start, clock.due, clock.stopped_on} - {None}
    found: list[Correction] = []
    for one in sorted(corrections, key=lambda each: -each.pk):
        if one.moves_a_day and one.new in days and clock.kind in fact_of(one).moves:
            found.insert(0, one)
            days.add(one.old)
    return tuple(one.as_step(with_reason=(one.audience, one.agency_id) == walls) for one in found)
