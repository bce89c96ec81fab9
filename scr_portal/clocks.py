"""Clocks: facts and a rule in, dates and the sum that explains them out. No Django here."""

import calendar
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import lru_cache

Holidays = Mapping[int, Mapping[date, str]]
"""Bank holidays with their names, by year; a year that is missing is not known, which is not "none"."""
EACH_YEAR = 8
"""England has had at least so many bank holidays in every year since 1978."""


class UnknownYear(LookupError):
    """Raised when working days are counted in a year whose bank holidays are not known."""


class Sort(StrEnum):
    """What a clock's date means; SINCE where no day is laid down, and it is to be done from its start on."""

    DUE = "due"
    NOT_BEFORE = "not_before"
    UNTIL = "until"
    SINCE = "since"


NO_DAY = "To be done from that day on. No day is laid down by which, so it is never counted as late"
REMINDED = "That the portal reminds of it is the portal's own rule, not one of the guidance"


@dataclass(frozen=True)
class Source:
    """Where a figure comes from; what was not seen is never shown as quoted guidance."""

    text: str
    seen: bool = True

    def __str__(self) -> str:
        return self.text if self.seen else f"{self.text} (good practice, not quoted guidance: its text not seen)"

    def __add__(self, other: "Source") -> "Source":
        """Both together; seen only if both were."""
        return Source(f"{self.text}; {other.text}", self.seen and other.seen)

    def at(self, place: str) -> "Source":
        """A place in it: a paragraph, a page."""
        return Source(f"{self.text}, {place}", self.seen)


@dataclass(frozen=True)
class Period:
    """A length of time in calendar months, calendar days or working days: one of the three."""

    months: int = 0
    days: int = 0
    working_days: int = 0

    def __post_init__(self) -> None:
        if sum(bool(part) for part in (self.months, self.days, self.working_days)) != 1:
            raise ValueError("A period is counted in months, in days or in working days: one of them.")

    def __str__(self) -> str:
        number = self.months or self.days or self.working_days
        unit = "month" if self.months else "day" if self.days else "working day"
        return f"{number} {unit}" + ("" if number == 1 else "s")

    @property
    def ends(self) -> str:
        """That it ends, as a sentence begins with it: "The month ends", "The 6 months end"."""
        number, _, unit = str(self).partition(" ")
        return f"The {unit} ends" if number == "1" else f"The {self} end"

    def after(self, start: date, holidays: Holidays) -> "Sum":
        """The day this period ends when it starts on `start`; the day after the start is day 1.

        Raises UnknownYear when working days reach a year whose bank holidays are not known.
        """
        if self.months:
            return _months_after(start, self.months, str(self))
        if self.days:
            due = start + timedelta(days=self.days)
            return Sum(due, (f"{day_words(start)} + {self} = {day_words(due)}",))
        return _working_days_after(start, self.working_days, holidays)


@dataclass(frozen=True)
class Sum:
    """A due date with the lines of the sum that led to it."""

    due: date
    steps: tuple[str, ...]


@dataclass(frozen=True)
class Clock:
    """One running or stopped clock of a case, as its facts and its edition give it.

    It `waits_on` a role; or on one `person`, by the key of the account, whatever they hold on the case. Where somebody
    set other days for it, the last of its steps say so: `moved_on` are the days on which they did, one for each.
    """

    kind: str
    name: str
    sort: Sort
    start: date
    due: date
    steps: tuple[str, ...]
    source: str
    waits_on: str = ""
    stopped_on: date | None = None
    person: int | None = None
    moved_on: tuple[date, ...] = ()


@dataclass(frozen=True)
class Month:
    """A month in which something happened, on a day that is not known."""

    year: int
    month: int

    def __str__(self) -> str:
        return f"{self.first:%B %Y}, day not known"

    @property
    def first(self) -> date:
        """Its first day, by which it stands in an order of days."""
        return date(self.year, self.month, 1)


@lru_cache(10_000)
def day_words(day: date) -> str:
    """A date as people say it: 3 March 2026."""
    return f"{day.day} {day:%B %Y}"


def day_of_words(words: str) -> date:
    """The day that `day_words` put into words."""
    return datetime.strptime(words, "%d %B %Y").date()


def states(text: str, day: date | None) -> bool:
    """Whether the day stands in a text as people write it in Britain; a line may end in the middle of it.

    With the month in words, in full or in short, the year may be left out: "Monday 3rd March". In figures it may not:
    03/03/2014, 3.3.14, 2014-03-03.
    """
    if day is None:
        return False
    number, year = f"0?{day.day}", f"(?:{day.year}|{day:%y})"
    months = f"(?:{day:%B}|{day:%b}{'|Sept' if day.month == 9 else ''})"
    words = rf"{number}(?:st|nd|rd|th)?(?: of)? {months}(?![a-z])\.?(?:,? {day.year}(?!\d)|(?!,? \d{{4}}))"
    figures = rf"{number}([/.-])0?{day.month}\1{year}(?!\d)"
    written = rf"(?<!\d)(?:{words}|{figures}|{day.isoformat()}(?!\d))"
    return re.search(written, " ".join(text.split()), re.IGNORECASE) is not None


def _months_after(start: date, months: int, words: str) -> Sum:
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    due = date(year, month + 1, min(start.day, last))
    why = "" if due.day == start.day else f" ({due:%B} {year} has no {ordinal(start.day)})"
    return Sum(due, (f"{day_words(start)} + {words} = {day_words(due)}{why}",))


def _working_days_after(start: date, number: int, holidays: Holidays) -> Sum:
    day, left, skipped = start, number, []
    while left:
        day += timedelta(days=1)
        if day.year not in holidays:
            raise UnknownYear(f"The bank holidays of {day.year} are not known: add them to the holiday table.")
        name = holidays[day.year].get(day)
        if name and day.weekday() < 5:
            skipped.append(f"{day_words(day)} is not counted ({name})")
        left -= day.weekday() < 5 and not name
    words = f"{number} working day" + ("" if number == 1 else "s")
    doubts = _doubts(start + timedelta(days=1), day, holidays)
    return Sum(day, (*skipped, *doubts, f"{day_words(start)} + {words} = {day_words(day)}"))


def _doubts(first: date, last: date, holidays: Holidays) -> Iterator[str]:
    """That a year in which days were counted cannot be all in the table yet: the sum stands, and may move."""
    for year in range(first.year, last.year + 1):
        if len(holidays[year]) < EACH_YEAR:
            there = "1 bank holiday" if len(holidays[year]) == 1 else f"{len(holidays[year])} bank holidays"
            yield (
                f"This may move: when it was counted, the holiday table had {there} of {year}, and a year in England "
                f"has at least {EACH_YEAR}"
            )


def ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 4th …"""
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
