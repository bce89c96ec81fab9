"""What agencies owe on a case, as the apps above say it: what a chase is for, and whom it goes to next."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from scr_portal.accounts import Agency, User
from scr_portal.casefiles import CaseFile
from scr_portal.chases.models import Chase

T = Chase.Tier
NEXT = {T.PEOPLE: T.CHIEF, T.SENIOR: T.CHIEF, T.CHIEF: T.CHAIR, T.TOLD: T.CHAIR, T.CHAIR: T.CHAIR}
AFTER_WHICH_THE_CHAIR_WRITES = frozenset({T.CHIEF, T.TOLD})
"""The tiers that were the chief officer's, or came after: the letter has not gone yet."""
ON_THE_LADDER = ~Q(route=Chase.Route.TELEPHONE)
"""What was asked in writing: a telephone call that was noted moves nobody up or down (decision 0081)."""
LETTER_WENT = "The letter of the LSCB chair to the chief officer went on {}: there is nobody higher to ask"


@dataclass(frozen=True)
class Owed:
    """One thing that one agency owes: what it is `called` for every agency, and the `words` with its day."""

    agency: Agency
    called: str
    words: str
    asked_on: date | None


Says = Callable[[CaseFile, User], Iterable[Owed]]
SAYS: list[Says] = []


def owes(says: Says) -> Says:
    """Add what agencies owe of one app."""
    SAYS.append(says)
    return says


def owed(casefile: CaseFile, reader: User) -> list[Owed]:
    """Everything that agencies owe on a case, as far as the reader sees it."""
    return [one for says in SAYS for one in says(casefile, reader)]


def next_tier(last: Chase | None, asked: Iterable[date | None]) -> Chase.Tier:
    """The tier after the last chase on the ladder; the first again where all that is owed was asked for after it."""
    days = list(asked)
    if last is None or (days and all(day and day > last.chased_on for day in days)):
        return T.PEOPLE
    return NEXT[T(last.tier)]
