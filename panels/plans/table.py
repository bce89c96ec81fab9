"""The plan line by line, as the table says it and the drawing numbers it."""

from dataclasses import dataclass, replace
from datetime import date

from panels.plans.counting import Milestone
from panels.plans.plan import Done, Plan
from scr_portal.clocks import Sort, day_words
from scr_portal.dates import ago, clock_words, due_words
from scr_portal.deadlines import Deadline

TO_COME, PASSED, BEHIND, DONE = "To come", "Passed", "Behind the plan", "Done"


@dataclass(frozen=True)
class Line:
    """One day: what it is, in words how far away, the sum it opens to, and how far it is done.

    `number` is that in the drawing; today has none.
    """

    name: str
    day: date
    when: str
    tag: str
    clock: Milestone | Deadline | None = None
    state: str = ""
    number: int = 0

    @property
    def colour(self) -> str:
        """Of the tag, where it has none of its own."""
        return "yellow" if self.tag == BEHIND else ""


def lines(plan: Plan, reached: dict[str, Done], completion: Deadline | None, today: date) -> list[Line]:
    """Decision, milestones, the meetings of the LSCB before and after the end, and the end itself: by day, numbered."""
    meetings = {"The LSCB meets and can accept it": plan.meeting.last, "The LSCB meets next": plan.meeting.following}
    end, stopped = plan.end.due, plan.end.stopped_on
    found = [
        Line("Decision to hold the review", plan.start, _when(plan.start, today), DONE),
        *(_milestone(one, reached.get(one.key), today) for one in plan.milestones),
        *(Line(name, one.meets_on, _when(one.meets_on, today), TO_COME) for name, one in meetings.items() if one),
        Line(
            "End of the time for completion", end, clock_words(Sort.DUE, end, today, stopped),
            DONE if stopped else TO_COME if end >= today else "Late", completion,
        ),
    ]  # fmt: skip
    in_order = enumerate(sorted(found, key=lambda line: line.day), 1)
    return [replace(line, number=number) for number, line in in_order]


def with_today(numbered: list[Line], today: date) -> list[Line]:
    """The lines with today among them."""
    now = Line("Today", today, day_words(today), "", state="The red line in the drawing")
    return sorted([*numbered, now], key=lambda line: (line.day, line.number))


def _milestone(one: Milestone, reached: Done | None, today: date) -> Line:
    """Of one that nobody records as done it is only known whether its day has passed."""
    if reached and reached.is_reached:
        when = clock_words(Sort.DUE, one.due, today, reached.on) if reached.on else _when(one.due, today)
        return Line(one.name, one.due, when, DONE, one, reached.words)
    missed = BEHIND if reached else PASSED
    words = reached.words if reached else ""
    return Line(one.name, one.due, _when(one.due, today), TO_COME if one.due >= today else missed, one, words)


def _when(day: date, today: date) -> str:
    """No day of a plan is late as a legal date is."""
    return due_words(day, today) if day >= today else f"{day_words(day)} ({ago(day, today)})"
