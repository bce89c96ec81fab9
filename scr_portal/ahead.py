"""What is planned for the days to come: each app adds its lines to the home page."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, time, timedelta

from scr_portal.access import Grants

FAR = timedelta(days=15)
"""How far ahead is looked, for what must be prepared."""
NEAR = timedelta(days=7)


@dataclass(frozen=True)
class Paper:
    """Something to be prepared: what it is, whether it is there, and whether something was recorded after it was."""

    words: str
    is_made: bool
    is_behind: bool


@dataclass(frozen=True)
class Ahead:
    """Something on a day and at a time, where it is read of, and how far it is prepared, in words.

    `papers` are those that the reader has to prepare, by the day `papers_on`; none for who only comes.
    """

    words: str
    day: date
    at: time
    state: str
    url: str
    papers_on: date
    papers: tuple[Paper, ...] = ()


@dataclass(frozen=True)
class Coming:
    """What the reader goes to in the next seven days, and what the reader prepares for the next fifteen."""

    week: list[Ahead]
    to_prepare: list[Ahead]


Load = Callable[[Grants], Iterable[Ahead]]
PLANS: list[Load] = []


def plans(load: Load) -> Load:
    """Add lines to the home page: by one question to the database, and none for who can have no line."""
    PLANS.append(load)
    return load


def coming(held: Grants, today: date) -> Coming:
    """Everything that is planned and that the reader may know of: the next first, papers by the day they are due."""
    known = sorted((one for load in PLANS for one in load(held)), key=lambda one: (one.day, one.at))
    return Coming(
        week=[one for one in known if one.day <= today + NEAR],
        to_prepare=sorted((one for one in known if one.papers), key=lambda one: one.papers_on),
    )
