"""Rows of an agency's table: what each says, or what to put right in it. Text in, text out; no file and no database."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time

from panels.chronologies.moments import NotATimeError, clock, moment

MOST_ROWS = 20_000
MOST_PROBLEMS = 200
LONGEST_EVENT, LONGEST_SOURCE = 10_000, 300
EARLIEST = date(1900, 1, 1)
LOOKED_AT_FOR_HEADINGS = 25
NAMES = {
    "date": ("date", "day", "when"),
    "time": ("time", "hour"),
    "source": ("source", "evidence", "record", "reference", "file", "document"),
    "event": ("event", "what happened", "happened", "details", "detail", "description", "contact", "summary", "entry"),
}
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
Cells = tuple[int, Sequence[str]]


class NoTableError(Exception):
    """No table of events was found; the message says what to do."""


@dataclass(frozen=True)
class Line:
    """One event as a row tells it."""

    row: int
    happened_on: date
    at_time: time | None
    event: str
    source: str


@dataclass(frozen=True)
class Problem:
    """What to put right in one row."""

    row: int
    what: str


@dataclass(frozen=True)
class Reading:
    """What was read of a table: its events, and what has to be put right first."""

    lines: tuple[Line, ...]
    problems: tuple[Problem, ...]


def read(tables: Iterable[Sequence[Cells]], today: date) -> Reading:
    """The events of the first table that has headings for a date and an event; raises NoTableError."""
    for table in tables:
        for at, (_, cells) in enumerate(table[:LOOKED_AT_FOR_HEADINGS]):
            columns = headings(cells)
            if {"date", "event"} <= columns.keys():
                return _read_rows(table[at + 1 :], columns, today)
    raise NoTableError(
        "No table of events was found in the file. Its first row must name the columns: Date, Time, Event, Source"
    )


def headings(cells: Sequence[str]) -> dict[str, int]:
    """Which column is which, by the words in a row of headings; the exact word goes before one that holds it."""
    words = [" ".join(re.findall(r"[a-z]+", cell.lower())) for cell in cells]
    found: dict[str, int] = {}
    for fits in (_is, _holds):
        for kind, names in NAMES.items():
            free = (n for n, word in enumerate(words) if n not in found.values() and fits(word, names))
            if kind not in found and (column := next(free, None)) is not None:
                found[kind] = column
    return found


def _is(word: str, names: Iterable[str]) -> bool:
    return word in names or word.removesuffix("s") in names


def _holds(word: str, names: Iterable[str]) -> bool:
    return len(word) <= 60 and any(re.search(rf"\b{name}s?\b", word) for name in names)


def _read_rows(rows: Sequence[Cells], columns: dict[str, int], today: date) -> Reading:
    if len(rows) > MOST_ROWS:
        raise NoTableError(f"The table has more than {MOST_ROWS:,} rows. Keep the events that matter to the review")
    if not rows:
        raise NoTableError("The table has headings and no rows. Fill it in, save it and choose it again")
    lines, problems = [], []
    for number, cells in rows:
        said = line(number, {kind: cells[at] if at < len(cells) else "" for kind, at in columns.items()}, today)
        if isinstance(said, Line):
            lines.append(said)
        else:
            problems.append(said)
    if len(problems) > MOST_PROBLEMS:
        more = Problem(problems[MOST_PROBLEMS].row, "From here on more rows need putting right.")
        problems = [*problems[:MOST_PROBLEMS], more]
    return Reading(tuple(lines), tuple(problems))


def line(row: int, said: dict[str, str], today: date) -> Line | Problem:
    """What one row says, or the first thing to put right in it."""
    clean = {kind: CONTROL.sub("", text.replace("\r\n", "\n")).strip() for kind, text in said.items()}
    when = moment(clean["date"], today)
    if wrong := _wrong_day(clean["date"], when, today) or _wrong_words(clean):
        return Problem(row, wrong)
    day, rest = when or (today, "")
    try:
        at_time = clock(clean.get("time", "") or rest)
    except NotATimeError:
        return Problem(row, f"Write the time as 14:30, or leave it empty: “{_short(clean.get('time', '') or rest)}”.")
    return Line(row, day, at_time, clean["event"], clean.get("source", ""))


def _wrong_day(text: str, when: tuple[date, str] | None, today: date) -> str:
    if not text:
        return "Give the date. Where several events share one date, repeat it in each row."
    if when is None:
        return f"Write the date as one day that exists, for example 3/4/2010 or 3 April 2010: “{_short(text)}”."
    if when[0] > today:
        return f"The date is still to come: “{_short(text)}”."
    return "" if when[0] >= EARLIEST else f"The year must be 1900 or later: “{_short(text)}”."


def _wrong_words(clean: dict[str, str]) -> str:
    if not clean["event"]:
        return "Say what happened: the event is empty."
    if len(clean["event"]) > LONGEST_EVENT:
        return f"Shorten the event to {LONGEST_EVENT:,} characters."
    if len(clean.get("source", "")) > LONGEST_SOURCE:
        return f"Shorten the source to {LONGEST_SOURCE} characters."
    return ""


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"
