"""Dates as the pages say them: the day in words, with the days left or the days late."""

from datetime import date

from scr_portal.clocks import Sort, day_words


def distance(day: date, today: date) -> str:
    """How far a due day is away: "in 12 days", "today", "4 days late"."""
    days = (day - today).days
    if days == 0:
        return "today"
    return f"in {_days(days)}" if days > 0 else f"{_days(-days)} late"


def due_words(day: date, today: date) -> str:
    """3 March 2026 (in 12 days)."""
    return f"{day_words(day)} ({distance(day, today)})"


def clock_words(sort: Sort, day: date, today: date, stopped_on: date | None = None) -> str:
    """The date of a clock by its sort; one that was stopped says when, and how late where it was late."""
    if sort == Sort.SINCE:
        return _since(day, today, stopped_on)
    if stopped_on:
        late = f", {_days((stopped_on - day).days)} late" if sort == Sort.DUE and stopped_on > day else ""
        return f"{day_words(day)} (done {day_words(stopped_on)}{late})"
    if sort == Sort.NOT_BEFORE:
        return f"not before {day_words(day)}" + (f" (in {_days((day - today).days)})" if day > today else "")
    if sort == Sort.UNTIL:
        left = (day - today).days
        return f"until {day_words(day)} ({_days(left)} left)" if left >= 0 else f"ended {day_words(day)}"
    return due_words(day, today)


def _since(day: date, today: date, done_on: date | None) -> str:
    """Never late: no day is laid down. The day itself may lie ahead, as the first of an appointment does."""
    if done_on:
        return f"since {day_words(day)} (done {day_words(done_on)})"
    if day > today:
        return f"to do from {due_words(day, today)}"
    return f"to do since {day_words(day)}"


def _days(number: int) -> str:
    return f"{number} day" + ("" if number == 1 else "s")


def ago(day: date, today: date) -> str:
    """How long ago a day was: "today", "12 days ago"."""
    days = (today - day).days
    return "today" if days == 0 else f"{_days(days)} ago"
