"""What moves on a case when it counts by the bank holidays as they stand: worked out anew each time it is asked."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from scr_portal import deadlines, walls
from scr_portal.casefiles import CaseFile
from scr_portal.clocks import Holidays, day_words
from scr_portal.corrections.models import Moved
from scr_portal.holidays import calendar
from scr_portal.notices.recounting import moved_notices
from scr_portal.recounts.models import calendar_of


@dataclass(frozen=True)
class Effect:
    """What changed since the case was last counted, in words, and each clock that this moves."""

    why: list[str]
    moves: list[Moved]

    @property
    def mark(self) -> str:
        """The same for the same words and the same moves only."""
        return sha256(repr(self).encode()).hexdigest()

    @property
    def in_words(self) -> list[list[str]]:
        """The moves as the row of the change keeps them."""
        return [[one.called, one.old_words, one.new_words] for one in self.moves]


def effect(casefile: CaseFile, new: Holidays | None = None) -> Effect:
    """What these bank holidays, or those that stand in the table, move on the case."""
    held, to_be = calendar_of(casefile), new or calendar()
    with walls.looked_at(casefile.pk):  # a clock of an agency moves too, whoever looks
        moves = {*_moved_clocks(casefile, to_be), *moved_notices(casefile, to_be)}
    return Effect(list(_changed(held, to_be)), sorted(moves, key=lambda one: (one.called, str(one.old), str(one.new))))


def _moved_clocks(casefile: CaseFile, new: Holidays) -> Iterable[Moved]:
    before = {(row.subject, clock.kind): clock.due for row, clock in deadlines.wanted(casefile)}
    for row, clock in deadlines.wanted(casefile, new):
        was = before.get((row.subject, clock.kind), clock.due)
        if was != clock.due:
            ended = " (done)" if clock.stopped_on else ""
            yield Moved(f"{clock.name}{ended}", was, clock.due)


def _changed(held: Holidays, new: Holidays) -> Iterator[str]:
    """Each day that came into the table or left it, in words."""
    was, now = _days(held), _days(new)
    for day in sorted(was.keys() ^ now.keys()):
        says = "is a bank holiday" if day in now else "is no bank holiday"
        yield f"{day_words(day)} ({now.get(day) or was[day]}) {says}"


def _days(holidays: Holidays) -> dict[date, str]:
    return {day: name for year in holidays.values() for day, name in year.items()}
