"""One case on its way through the browser."""

from dataclasses import dataclass, field
from datetime import date

from scr_portal.accounts import User
from tests.journeys.steps.cast import Cast
from tests.journeys.steps.desk import Desk


@dataclass(frozen=True)
class Days:
    """What happened before the journey, the day on which people act, and the day by which IMRs are due."""

    incident: date
    known: date
    today: date
    due: date


@dataclass
class Journey:
    """The desk, the people who sit down at it, the days, and the case once it is open."""

    desk: Desk
    cast: Cast
    days: Days
    case: str = ""
    papers: dict[str, str] = field(default_factory=dict)

    def at_the_case(self, person: User) -> Desk:
        """This person opens the case page."""
        self.desk.sign_in(person, self.case)
        return self.desk

    def keep(self, name: str) -> None:
        """Remember the address of this page under a name."""
        self.papers[name] = self.desk.path

    def at(self, name: str, person: User) -> Desk:
        """This person opens a page that was remembered."""
        self.desk.sign_in(person, self.papers[name])
        return self.desk
