"""The ways a case may go: which of them is walked when, how often it is met with, and how far it may be moved."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from scr_portal.casefiles import CaseFile
from scr_portal.demo.national.teller import Teller
from scr_portal.demo.walk import Team
from scr_portal.guidance.base import Outcome


@dataclass(frozen=True)
class Story:
    """`begins` is when the board first knew, `share` how often in a hundred it is met with.

    `weeks` is by how many it may be moved.
    What is over may have happened in any week of its edition; what is under way began lately.
    """

    share: int
    begins: date
    walk: Callable[[Teller], object]
    weeks: range
    outcome: Outcome = Outcome.REVIEW
    pace: float = 1

    def tell(self, team: Team) -> CaseFile:
        """Walk it, by these people."""
        teller = Teller(team, self.begins, self.outcome, self.pace)
        self.walk(teller)
        return teller.walk.case


def stories(today: date) -> list[Story]:
    """Every way, for a country of that day."""
    return [*_over(), *_under_way(today)]


def _over() -> list[Story]:
    none = Outcome.NONE
    return [
        Story(8, date(2008, 3, 5), Teller.published, range(-48, 40), pace=0.7),
        Story(3, date(2010, 1, 6), Teller.published, range(-1, 18)),
        Story(10, date(2011, 9, 7), Teller.published, range(-20, 20)),
        Story(8, date(2013, 9, 4), Teller.published, range(-8, 72)),
        Story(5, date(2015, 3, 18), Teller.published, range(-1, 37)),
        Story(6, date(2007, 6, 6), Teller.not_reviewed, range(-40, 110), none),
        Story(8, date(2011, 9, 7), Teller.not_reviewed, range(-24, 70), none),
        Story(9, date(2014, 3, 5), Teller.not_reviewed, range(-30, 50), none),
        Story(9, date(2015, 6, 3), Teller.not_reviewed, range(-6, 60), none),
    ]


def _under_way(today: date) -> list[Story]:
    return [
        Story(share, today - timedelta(days), walk, range(-weeks, 1), outcome)
        for share, days, weeks, walk, outcome in (
            (4, 6, 3, Teller.referred, Outcome.REVIEW),
            (5, 27, 4, Teller.recommended, Outcome.REVIEW),
            (3, 27, 2, _not_told, Outcome.NONE),
            (3, 55, 12, Teller.otherwise, Outcome.ALTERNATIVE),
            (5, 90, 6, Teller.commissioned, Outcome.REVIEW),
            (4, 120, 6, Teller.written, Outcome.REVIEW),
            (3, 180, 10, Teller.extended, Outcome.REVIEW),
            (3, 230, 10, Teller.on_its_way, Outcome.REVIEW),
            (2, 330, 20, Teller.declined, Outcome.REVIEW),
            (2, 300, 20, _to_be_closed, Outcome.REVIEW),
        )
    ]


def _not_told(teller: Teller) -> None:
    """Decided against a review, and the notice not sent yet."""
    teller.not_reviewed(told=False)


def _to_be_closed(teller: Teller) -> None:
    """Published, with actions under way."""
    teller.published(closed=False)
