"""The dated facts that can be corrected: each subject declares its own beside its steps."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

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


def summed(
    clock: Clock, corrections: Collection[Correction], walls: tuple[object, object], read: Collection[Correction] = ()
) -> tuple[str, ...]:
    """The sum of a clock with the corrections that led to its days, in the order in which they and what moved it came.

    The reason of a correction only where the walls are the same: it is kept for all who see the clock. Who may read the
    correction too reads its reason beside it on every page (deadlines.with_reasons); of a sum that is kept nowhere the
    corrections that its one reader may `read` are known here.
    """
    whole = len(clock.steps) - len(clock.moved_on)
    lines, moved = list(clock.steps[:whole]), list(zip(clock.moved_on, clock.steps[whole:], strict=True))
    for one in _led_to(clock, corrections):
        while moved and not _came_before(one, clock, moved[0][0]):
            lines.append(moved.pop(0)[1])
        lines.append(one.as_step(with_reason=one in read or (one.audience, one.agency_id) == walls))
    return (*lines, *(step for _, step in moved))


def _led_to(clock: Clock, corrections: Collection[Correction]) -> list[Correction]:
    """Oldest first."""
    days = {clock.start, clock.due, clock.stopped_on} - {None}
    found: list[Correction] = []
    for one in sorted(corrections, key=lambda each: -each.pk):
        if one.moves_a_day and one.new in days and clock.kind in fact_of(one).moves:
            found.insert(0, one)
            days.add(one.old)
    return found


def _came_before(correction: Correction, clock: Clock, moved_on: date) -> bool:
    """Whether it came before the clock was moved that day; on the day itself, where the clock still followed it."""
    if correction.on == moved_on:
        return any(name == clock.name and day != correction.new for name, day in correction.moved_to())
    return correction.on < moved_on
