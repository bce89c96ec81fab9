"""When people are reminded, and who stands in where the role that a clock waits on is held by nobody."""

from dataclasses import dataclass

from scr_portal.guidance import editions
from scr_portal.roles import OWN_AGENCY_ONLY, Role


@dataclass(frozen=True)
class Stage:
    """One reminder: `days` from the due day (before it: negative), and why then."""

    name: str
    days: int
    why: str


STAGES = (
    Stage("two_weeks", -14, "A meeting can still be called, and an agency chased, with ordinary notice."),
    Stage("one_week", -7, "The last week in which papers can go round before a meeting."),
    Stage("two_days", -2, "Time for the act itself, or for the reason why it will be late."),
    Stage("day", 0, "The day itself."),
    Stage("late", 1, "From now on a reason is recorded (a breached clock blocks nothing: guidance.md 2.2)."),
    Stage("week_late", 7, "Somebody is away, or nobody has taken it on: the officer can chase."),
)
"""In the order of their days. A sweep that was missed sends the latest stage that has come, not those it skipped."""


EVERY_WEEK = frozenset(edition.decision.kind for edition in editions().values())
"""Kinds of clock whose lateness is said again each week until they stop: a decision, by the LSCB chair (0111)."""
WEEKS = "weeks_late_"
"""How those stages begin, with the number of weeks; the first is that of STAGES."""


SINCE_STAGES = (
    Stage("two_days_since", 2, "It can be sent the same day, and was not."),
    Stage("week_since", 7, "The week is over in which it belonged."),
    Stage("four_weeks_since", 28, "The last time: from now on only the pages say it."),
)
"""Days after the day since which something is to be done that has no due day: a rule of this portal, of no guidance."""


@dataclass(frozen=True)
class Rung:
    """One higher up: `name` is the tier of the chase that is kept, `days` are days late, `says` begins the line.

    `role` reads it in the digest; a chief officer has no account and is written to.
    """

    name: str
    role: Role | None
    days: int
    says: str
    why: str


RUNGS = (
    Rung("senior", Role.SENIOR, 3, "Your agency is late.", "The person asked was told on the day and the day after."),
    Rung("chief", None, 10, "", "The senior officer has had a week."),
    Rung("told", Role.CHAIR, 17, "An agency is late, and was asked itself before.", "So has the chief officer."),
)
"""Up the agency first, then to the LSCB chair. Nobody is told on the day of a stage, so that nothing is said twice."""

OWED_BY_AGENCY = OWN_AGENCY_ONLY | {Role.DESIGNATED}
"""Whose move it is where an agency owes something: the designated professional writes for a health trust (0131)."""

ON_THE_DAY = "day"
"""The only stage of a clock that says from when, or until when, something may be done."""

BESIDE = {Role.CHAIR: (Role.ACTING_CHAIR,)}
"""Who is told together with a role: the acting chair, on each case on which they act (access/deputies.py)."""

STAND_INS = {
    Role.IMR_AUTHOR: (Role.SENIOR,),
    Role.SENIOR: (Role.REPRESENTATIVE,),
}
"""After these, the officer."""
