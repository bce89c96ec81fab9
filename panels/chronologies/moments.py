"""Days and times as agencies write them in their tables."""

import re
from calendar import month_abbr, month_name
from datetime import date, time

MONTHS = {name.lower(): number for names in (month_name, month_abbr) for number, name in enumerate(names) if name}
MONTHS["sept"] = 9
DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
MONTH = r"(?P<month>[a-z]+)\.?"
YEAR = r"(?P<year>\d{4}|\d{2})"
FORMS = [
    re.compile(form + r"(?:[ T,]+(?P<time>\S.*))?", re.IGNORECASE)
    for form in (
        r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})",
        rf"(?P<day>\d{{1,2}})[/.\- ](?P<month>\d{{1,2}})[/.\- ]{YEAR}(?!\d)",
        rf"{DAY}(?:[ \-/.]+of)?[ \-/.]*{MONTH}[ \-/.,]*{YEAR}(?!\d)",
        rf"{MONTH} *{DAY}[ ,]+{YEAR}(?!\d)",
    )
]
WEEKDAY = re.compile(r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? +", re.IGNORECASE)
CLOCK = re.compile(
    r"(?P<hour>\d{1,2})(?:[:.h]?(?P<minute>\d{2}))?(?:[:.]\d{2})? *(?P<half>[ap]\.?m\.?)?", re.IGNORECASE
)
AROUND = re.compile(r"^(?:at|c\.?|circa|approx(?:imately)?\.?|about|around)\s+", re.IGNORECASE)
AFTER = re.compile(r"\s*(?:hrs?|hours|h)\.?$", re.IGNORECASE)
UNKNOWN = frozenset({"", "-", "–", "?", "n/a", "na", "n/k", "nk", "not known", "unknown", "not recorded", "not stated"})
WORDS = {"noon": time(12), "midday": time(12), "midnight": time(0)}


class NotATimeError(Exception):
    """The text says something else than a time of day."""


def moment(text: str, today: date) -> tuple[date, str] | None:
    """The day that the text says, and what it says after it (a time, perhaps); None when it says no day.

    Years of two figures are the latest that are not still to come: on any day of 2026, 26 is 2026 and 27 is 1927.
    """
    plain = WEEKDAY.sub("", " ".join(text.split()), count=1)
    for form in FORMS:
        if found := form.fullmatch(plain):
            day = _day(found["day"], found["month"], found["year"], today)
            return (day, found["time"] or "") if day else None
    return None


def _day(day: str, month: str, year: str, today: date) -> date | None:
    number = int(month) if month.isdigit() else MONTHS.get(month.lower(), 0)
    full = int(year)
    if len(year) == 2:
        full += 2000 if 2000 + full <= today.year else 1900
    try:
        return date(full, number, int(day))
    except ValueError:
        return None


def clock(text: str) -> time | None:
    """The time of day, None when it is not known; raises NotATimeError."""
    plain = AROUND.sub("", " ".join(text.split()).lower())
    if plain in UNKNOWN:
        return None
    if plain in WORDS:
        return WORDS[plain]
    bare = AFTER.sub("", plain)
    found = CLOCK.fullmatch(bare)
    if not found or not (found["minute"] or found["half"]):
        raise NotATimeError
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    if found["half"]:
        if not 1 <= hour <= 12:
            raise NotATimeError
        hour = hour % 12 + (12 if found["half"][0] == "p" else 0)
    if hour > 23 or minute > 59:
        raise NotATimeError
    return time(hour, minute)
