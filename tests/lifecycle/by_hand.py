"""A second, naive calculation of the legal dates, day by day from guidance.md, section 2."""

from collections.abc import Set
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
ONE_DAY = timedelta(days=1)
Days = tuple[date, date]
"""The day from which is counted, and the day by which something is due."""


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


def decision(edition: str, attention_on: date, notified_on: date | None) -> Days:
    """A month: from the notification where there was one and the edition counts from it, or from attention."""
    start = notified_on if edition in REGULATED and notified_on else attention_on
    return start, months_later(start, 1)


def completion(edition: str, decided_on: date, initiated_on: date) -> Days:
    """Four months in 2006, six since; from the decision, since 2013 from the initiation."""
    start = initiated_on if edition in REGULATED else decided_on
    return start, months_later(start, 4 if edition == "wt2006" else 6)


def incident(edition: str, aware_on: date | None, holidays: Set[date]) -> Days | None:
    """Five working days of the local authority's becoming aware, in 2015 only."""
    if edition != "wt2015" or aware_on is None:
        return None
    return aware_on, working_days_later(aware_on, 5, holidays)


def told_by(edition: str, act: str, body: str, acted_on: date, holidays: Set[date]) -> date | None:
    """The day by which a body is told of a decision, where one is laid down."""
    if act == "decision_to_hold" and edition == "wt2015":
        return working_days_later(acted_on, 5, holidays)
    if act == "decision_not_to_hold" and edition in REGULATED and body in NATIONAL_PANELS:
        return acted_on + 14 * ONE_DAY
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
