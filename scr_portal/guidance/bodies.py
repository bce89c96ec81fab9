"""Which bodies exist on which day, and which of them an edition has told of an act (guidance.md 2.1, 7.7)."""

from dataclasses import dataclass
from datetime import date

from scr_portal.clocks import Period, Source
from scr_portal.guidance.base import Act, Edition


@dataclass(frozen=True)
class BodyOnADay:
    """A body by name; `since` and `until` (the first day without) bound its part in reviews."""

    slug: str
    name: str
    since: date
    until: date | None
    source: Source


@dataclass(frozen=True)
class ToTell:
    """A body to be told, within which period if one is laid down, and what that rests on."""

    body: BodyOnADay
    period: Period | None
    source: Source


def told(edition: Edition, act: Act, day: date, *, london: bool) -> list[ToTell]:
    """The bodies that must be told of `act` done on `day` under `edition`; the region decides who took over."""
    raise NotImplementedError
