"""A second, naive calculation of the legal dates, day by day from guidance.md, section 2."""

from collections.abc import Mapping, Set
from datetime import date, timedelta

EDITIONS = {
    "wt2006": date(2006, 4, 1),
    "wt2010": date(2009, 12, 18),
    "wt2010j": date(2010, 6, 10),
    "wt2013": date(2013, 4, 15),
    "wt2015": date(2015, 3, 26),
}
"""From which day each is taken to be in force."""
REGULATED = {"wt2013", "wt2015"}
NATIONAL_PANELS = {"national_panel", "child_safeguarding_practice_review_panel"}
BEFORE_2013 = {"government_office", "sha"}
"""Bodies that only the earlier editions have told: no day is laid down for them where a later one comes to govern."""
ONE_DAY = timedelta(days=1)
Days = tuple[date, date]
"""The day from which is counted, and the day by which something is due."""
Figure = tuple[str, int]
"""So many months, days or working days."""
Figures = Mapping[str, Figure]
"""By what is counted: each figure of an edition, by what it is of."""


def laid_down(edition: str) -> dict[str, Figure]:
    """The figures of an edition, before any of them is corrected."""
    found: dict[str, Figure] = {"decision": ("months", 1), "completion": ("months", 4 if edition == "wt2006" else 6)}
    if edition in REGULATED:
        found |= {"notice_before_publication": ("days", 7), "on_the_web": ("months", 12), "none_told": ("days", 14)}
    if edition == "wt2015":
        five = ("working_days", 5)
        found |= {"notice_before_publication": ("working_days", 7), "incident_notice": five, "held_told": five}
    return found


def in_force(day: date) -> str:
    """The edition of that day; of an earlier day the first."""
    began = [slug for slug, first in EDITIONS.items() if first <= day]
    return began[-1] if began else "wt2006"


def months_later(day: date, months: int) -> date:
    """The same day of a later month; where the month is shorter its last day."""
    year, month, number = day.year, day.month, day.day
    for _ in range(months):
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    while True:
        try:
            return date(year, month, number)
        except ValueError:
            number -= 1


def working_days_later(day: date, number: int, holidays: Set[date]) -> date:
    """So many days on, of those that are neither Saturday, Sunday nor bank holiday."""
    while number:
        day += ONE_DAY
        if day.isoweekday() <= 5 and day not in holidays:
            number -= 1
    return day


def later(day: date, figure: Figure, holidays: Set[date]) -> date:
    """The day so much later."""
    unit, number = figure
    if unit == "months":
        return months_later(day, number)
    return working_days_later(day, number, holidays) if unit == "working_days" else day + number * ONE_DAY


def decision(edition: str, attention_on: date, notified_on: date | None, by: Figures) -> Days:
    """A month: from the notification where there was one and the edition counts from it, or from attention."""
    start = notified_on if edition in REGULATED and notified_on else attention_on
    return start, later(start, by["decision"], set())


def completion(edition: str, decided_on: date, initiated_on: date, by: Figures) -> Days:
    """Four months in 2006, six since; from the decision, since 2013 from the initiation."""
    start = initiated_on if edition in REGULATED else decided_on
    return start, later(start, by["completion"], set())


def counted(what: str, since: date | None, holidays: Set[date], by: Figures) -> Days | None:
    """From a day on, where it is known and a figure is laid down: an incident, the copy sent first, the website."""
    return (since, later(since, by[what], holidays)) if since and what in by else None


def told_by(act: str, body: str, acted_on: date, holidays: Set[date], by: Figures) -> date | None:
    """The day by which a body is told of a decision, where one is laid down."""
    if body in BEFORE_2013:
        return None
    if act == "decision_to_hold" and "held_told" in by:
        return later(acted_on, by["held_told"], holidays)
    if act == "decision_not_to_hold" and "none_told" in by and body in NATIONAL_PANELS:
        return later(acted_on, by["none_told"], holidays)
    return None


def told_of_reopening(edition: str, day: date) -> set[str]:
    """Who is told that a decision is considered again, since 2013: Ofsted, and the national panel of the day."""
    if edition not in REGULATED:
        return set()
    if day < date(2013, 6, 1):
        return {"ofsted"}
    panel = "national_panel" if day < date(2018, 6, 29) else "child_safeguarding_practice_review_panel"
    return {"ofsted", panel}


def stands(acted_on: date, due: date | None) -> tuple[str, date, date]:
    """How a notice stands among the dates: by a day, or where none is laid down since the day of the act."""
    return ("due", acted_on, due) if due else ("since", acted_on, acted_on)
