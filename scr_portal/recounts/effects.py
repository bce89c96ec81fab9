"""What moves on a case when it counts by the bank holidays and the figures as they stand: worked out each time anew."""

from collections.abc import Iterator, Mapping
from copy import copy
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from scr_portal import deadlines, walls
from scr_portal.accounts import User
from scr_portal.casefiles import CaseFile
from scr_portal.clocks import Holidays, day_words
from scr_portal.corrections.models import Moved
from scr_portal.guidance.figures import corrected
from scr_portal.holidays import calendar
from scr_portal.notices.recounting import moved_notices
from scr_portal.recounts.models import DONE, Recount, calendar_of


@dataclass(frozen=True)
class Effect:
    """What changed since the case was last counted, in words, and each clock that this moves."""

    days: list[str]
    figures: list[str]
    moves: list[Moved]

    @property
    def why(self) -> list[str]:
        """All that changed."""
        return self.days + self.figures

    @property
    def cause(self) -> Recount.Cause:
        """What of it there is."""
        if not self.figures:
            return Recount.Cause.HOLIDAYS
        return Recount.Cause.BOTH if self.days else Recount.Cause.FIGURES

    @property
    def mark(self) -> str:
        """The same for the same words and the same moves only."""
        return sha256(repr(self).encode()).hexdigest()

    @property
    def in_words(self) -> list[list[str]]:
        """The moves as the row of the change keeps them."""
        return [[one.called, one.old_words, one.new_words] for one in self.moves]


def effect(casefile: CaseFile, new: Holidays | None = None, reader: User | None = None) -> Effect:
    """What these bank holidays, or those that stand in the table, move on the case, with the figures as they are.

    The sums say why a day was corrected where the `reader` may read that.
    """
    read = list(deadlines.put_right(casefile, reader)) if reader else []
    held, to_be, after = calendar_of(casefile), new or calendar(), copy(casefile)
    after.figures = None
    with walls.looked_at(casefile.pk):  # a clock of an agency moves too, whoever looks
        facts = deadlines.facts_of(casefile)
        before = {(row.subject, clock.kind): clock.due for row, clock in deadlines.clocks_by(casefile, facts, held)}
        clocks = deadlines.clocks_by(after, facts, to_be, read)
        moves = {*_moved_clocks(clocks, before), *moved_notices(after, to_be)}
    put_right = corrected(after.edition, casefile.figures) if casefile.figures is not None else []
    return Effect(
        list(_changed(held, to_be)), put_right, sorted(moves, key=lambda one: (one.called, str(one.old), str(one.new)))
    )


def _moved_clocks(after: deadlines.Wanted, before: Mapping[tuple[str, str], date]) -> Iterator[Moved]:
    for row, clock in after:
        was = before.get((row.subject, clock.kind), clock.due)
        if was != clock.due:
            called = f"{clock.name}{DONE if clock.stopped_on else ''}"
            yield Moved(called, was, clock.due, clock=None if row.agency_id else clock)  # of an agency the day alone


def _changed(held: Holidays, new: Holidays) -> Iterator[str]:
    """Each day that came into the table or left it, in words."""
    was, now = _days(held), _days(new)
    for day in sorted(was.keys() ^ now.keys()):
        says = "is a bank holiday" if day in now else "is no bank holiday"
        yield f"{day_words(day)} ({now.get(day) or was[day]}) {says}"


def _days(holidays: Holidays) -> dict[date, str]:
    return {day: name for year in holidays.values() for day, name in year.items()}
