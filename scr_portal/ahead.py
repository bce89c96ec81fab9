"""What is planned for the next seven days: each app adds its lines to the home page."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, time

from scr_portal.access import Grants


@dataclass(frozen=True)
class Ahead:
    """Something on a day and at a time, where it is read of, and how far it is prepared, in words."""

    words: str
    day: date
    at: time
    state: str
    url: str


Load = Callable[[Grants], Iterable[Ahead]]
PLANS: list[Load] = []


def plans(load: Load) -> Load:
    """Add lines to the home page: by one question to the database, and none for who can have no line."""
    PLANS.append(load)
    return load


def ahead(held: Grants) -> list[Ahead]:
    """Everything that is planned and that the reader may know of, the next first."""
    return sorted((one for load in PLANS for one in load(held)), key=lambda one: (one.day, one.at))
