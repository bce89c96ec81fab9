"""Where the days of a plan stand on a line: numbers for an SVG, from dates. What is drawn stands in a table as well."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

WIDTH, MARGIN, RADIUS = 360, 16, 10
"""In units of the drawing: one is about a pixel on a telephone."""
AXIS = 34
LANE = 24
BESIDE = RADIUS + 4
APART = 40
"""Names of months stand at least so far from each other."""


@dataclass(frozen=True)
class Mark:
    """A numbered circle below the line."""

    number: int
    x: int
    y: int


@dataclass(frozen=True)
class Tick:
    """The first of a month on the line; `name` is empty where it would run into the one before.

    The name stands at `at`: beside the line of today where it would run into it.
    """

    x: int
    at: int
    name: str


@dataclass(frozen=True)
class Drawing:
    """All that is drawn."""

    marks: list[Mark]
    ticks: list[Tick]
    today: int
    height: int
    width: int = WIDTH
    axis: int = AXIS
    above: int = AXIS - 5
    names: int = AXIS - 8
    radius: int = RADIUS

    @property
    def box(self) -> str:
        """What the drawing sees."""
        return f"0 0 {self.width} {self.height}"

    @property
    def is_late(self) -> bool:
        """Whether the word beside today must stand to the left of it."""
        return self.today > self.width // 2


def drawing(days: Sequence[date], today: date) -> Drawing:
    """The days, numbered from 1 in the order in which they are given, with the months between and today."""
    first, last = min(*days, today), max(*days, today)
    places = [_x(day, first, last) for day in days]
    marks = list(_marks(places))
    lowest = max(mark.y for mark in marks)
    now = _x(today, first, last)
    return Drawing(marks, list(_ticks(first, last, now)), now, lowest + RADIUS + 4)


def _x(day: date, first: date, last: date) -> int:
    length = max((last - first).days, 1)
    return MARGIN + round((WIDTH - 2 * MARGIN) * (day - first).days / length)


def _marks(places: Sequence[int]) -> Iterator[Mark]:
    """Each in the first lane below the line in which it does not touch another."""
    lanes: list[list[int]] = []
    for number, x in enumerate(places, 1):
        free = (n for n, lane in enumerate(lanes) if all(abs(x - other) >= 2 * RADIUS + 2 for other in lane))
        lane = next(free, len(lanes))
        if lane == len(lanes):
            lanes.append([])
        lanes[lane].append(x)
        yield Mark(number, x, AXIS + LANE * (lane + 1))


def _beside(x: int, now: int) -> int:
    """Where a name stands: below its tick, or so far from the line of today that neither covers the other."""
    if abs(x - now) >= BESIDE:
        return x
    fits = now >= BESIDE if x < now else now + BESIDE > WIDTH - MARGIN
    return now - BESIDE if fits else now + BESIDE


def _ticks(first: date, last: date, now: int) -> Iterator[Tick]:
    named, month = -APART, first.replace(day=1)
    while month <= last:
        if month >= first:
            x = _x(month, first, last)
            at = _beside(x, now)
            is_named = at - named >= APART
            named = at if is_named else named
            yield Tick(x, at, f"{month:%b}" if is_named else "")
        month = (month + timedelta(days=32)).replace(day=1)
