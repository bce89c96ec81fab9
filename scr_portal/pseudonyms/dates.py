"""Dates of birth and death in a text, in the ways people write them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from scr_portal.pseudonyms.known import Certainty, Match

_MONTHS = "january february march april may june july august september october november december"
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth "
    "twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first"
)
MONTHS, ORDINALS = _MONTHS.split(), _ORDINALS.split()
_MONTH = "(?P<month>" + "|".join(rf"{m}|{m[:3]}\.?" + (r"|sept\.?" if m[:3] == "sep" else "") for m in MONTHS) + ")"
_DAY = rf"(?P<day>\d{{1,2}}(?:st|nd|rd|th)?|{'|'.join(reversed(ORDINALS))})"
_YEAR = r"(?P<year>(?:\d\d)?\d\d)"
_GAP = r"[\s,./\-–]*"
WRITTEN = (
    re.compile(rf"\b{_DAY}\s*(?:day\s+)?(?:of\s+)?{_GAP}{_MONTH}\b(?:{_GAP}{_YEAR}\b)?", re.IGNORECASE),
    re.compile(rf"\b{_MONTH}{_GAP}(?:the\s+)?{_DAY}\b(?:{_GAP}{_YEAR}\b)?", re.IGNORECASE),
)
NUMBERED = (
    re.compile(r"(?<!\d)(?P<day>\d{1,2})\s?[./\-–]\s?(?P<month>\d{1,2})\s?[./\-–]\s?(?P<year>(?:\d\d)?\d\d)(?!\d)"),
    re.compile(r"(?<!\d)(?P<year>\d{4})\s?[./\-–]\s?(?P<month>\d{1,2})\s?[./\-–]\s?(?P<day>\d{1,2})(?!\d)"),
)


@dataclass(frozen=True)
class Written:
    """A date as it stands in the text; the year may be left out or cut to two figures."""

    day: int
    month: int
    year: int | None
    start: int
    end: int

    def is_of(self, day: date) -> bool:
        """Whether it may be `day`; a figure date may be written the American way round."""
        years = (None, day.year, day.year % 100)
        return self.year in years and (self.day, self.month) in ((day.day, day.month), (day.month, day.day))


def in_text(text: str, days: tuple[date, ...]) -> Iterator[Match]:
    """Every date that is one of `days`; without its year it only may be."""
    for written in _dates(text):
        if any(written.is_of(day) for day in days):
            certainty = Certainty.POSSIBLE if written.year is None else Certainty.CERTAIN
            yield Match(written.start, written.end, "a date of birth or death", certainty)


@lru_cache(maxsize=4096)
def _dates(text: str) -> tuple[Written, ...]:
    return tuple(
        Written(
            _day(match["day"]), _month(match["month"]), int(match["year"]) if match["year"] else None,
            match.start(), match.end(),
        )
        for pattern in (*WRITTEN, *NUMBERED)
        for match in pattern.finditer(text)
    )  # fmt: skip


def _day(text: str) -> int:
    lowered = text.lower()
    return ORDINALS.index(lowered) + 1 if lowered in ORDINALS else int(re.sub(r"\D", "", text))


def _month(text: str) -> int:
    names = [month[:3] for month in MONTHS]
    return int(text) if text.isdigit() else names.index(text.lower()[:3]) + 1
