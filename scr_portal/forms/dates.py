"""A date in three boxes: day, month as a number or a name, year."""

import re
from calendar import month_name
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from scr_portal.clocks import Month

MONTHS = [name.lower() for name in month_name][1:]
PARTS = ("day", "month", "year")
EARLIEST, LATEST = 1900, 2100
EXAMPLE = "31 1 2026"


class DateParts(NamedTuple):
    """What was typed into the three boxes."""

    day: str = ""
    month: str = ""
    year: str = ""

    @classmethod
    def of(cls, value: object) -> "DateParts":
        """The boxes that show `value`: a date, its ISO form, or words such as "3 March 2026"."""
        if isinstance(value, DateParts):
            return value
        if isinstance(value, Month):
            return cls("", str(value.month), str(value.year))
        if isinstance(value, date):
            return cls(str(value.day), str(value.month), str(value.year))
        text = str(value or "").strip()
        if iso := re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", text):
            year, month, day = iso.groups()
            return cls(day.lstrip("0"), month.lstrip("0"), year)
        return cls(*text.split(maxsplit=2))


class WrongDateError(ValidationError):
    """What is wrong with a date, and in which of its boxes."""

    def __init__(self, message: str, *boxes: str) -> None:
        super().__init__(message, code="date")
        self.boxes = boxes


@dataclass(frozen=True)
class DateBox:
    """One of the three boxes as the page shows it."""

    part: str
    id: str
    name: str
    value: str
    width: int
    wrong: bool

    @property
    def label(self) -> str:
        """The word above the box."""
        return self.part.capitalize()


class DateInput(forms.Widget):
    """Three text boxes; a single value under the field's own name is read too (drafts, addresses, tests)."""

    use_fieldset = True

    def value_from_datadict(self, data: Mapping[str, object], _files: object, name: str) -> DateParts | None:
        """What was typed, or None when the form was sent without this question."""
        typed = [data.get(f"{name}-{part}") for part in PARTS]
        if any(part is not None for part in typed):
            return DateParts(*(str(part or "").strip() for part in typed))
        return DateParts.of(data[name]) if data.get(name) else None

    def value_omitted_from_data(self, data: Mapping[str, object], _files: object, name: str) -> bool:
        """Whether neither the boxes nor the single value were sent."""
        return name not in data and not any(f"{name}-{part}" in data for part in PARTS)

    def boxes(self, name: str, id_: str, value: object, wrong: Collection[str]) -> list[DateBox]:
        """The boxes, with the `wrong` ones marked."""
        return [
            DateBox(part, f"{id_}-{part}", f"{name}-{part}", text, 4 if part == "year" else 2, part in wrong)
            for part, text in DateParts.of(value)._asdict().items()
        ]


EARLIER = "An earlier day is marked as recorded later."
"""Beside the day of a step that a case entered mid-life takes, too."""


class DateField(forms.Field):
    """A day. `asks` completes "Enter ...", for example "the date the board first knew"."""

    widget = DateInput

    def __init__(self, *, asks: str = "a date", past: bool = False, **kwargs: Any) -> None:
        """With `past`, a day that is still to come is refused."""
        super().__init__(**kwargs)
        self.asks, self.past = asks, past

    def clean(self, value: object) -> date | None:
        """The day, or None when it may be left out; raises WrongDateError in words that say what to do."""
        parts = DateParts.of(value)
        if not any(parts):
            if self.required:
                raise WrongDateError(f"Enter {self.asks}, for example {EXAMPLE}", *PARTS)
            return None
        missing = [part for part, text in parts._asdict().items() if not text]
        if missing:
            raise WrongDateError(f"{self._subject} must include a {' and a '.join(missing)}", *missing)
        return self._in_reach(self._day(parts))

    @property
    def _subject(self) -> str:
        return self.asks[:1].upper() + self.asks[1:]

    def _day(self, parts: DateParts) -> date:
        day, month, year = _number(parts.day, 31), _month(parts.month), _number(parts.year, LATEST)
        wrong = [part for part, number in zip(PARTS, (day, month, year), strict=True) if not number]
        if wrong == ["year"] or (not wrong and year < EARLIEST):
            raise WrongDateError(f"{self._subject} must have a year of 4 numbers, for example 2026", "year")
        if wrong:
            raise WrongDateError(f"Enter {self.asks} as day, month and year, for example {EXAMPLE}", *wrong)
        try:
            return date(year, month, day)
        except ValueError:
            says = f"{self._subject} must be a day that exists: {month_name[month]} {year} has no day {day}"
            raise WrongDateError(says, "day") from None

    def _in_reach(self, day: date) -> date:
        if self.past and day > timezone.localdate():
            raise WrongDateError(f"{self._subject} must be today or in the past", *PARTS)
        return day

    def has_changed(self, initial: object, data: object) -> bool:
        """Whether the boxes say another day than before."""
        return DateParts.of(initial) != DateParts.of(data)


class DayOrMonthField(DateField):
    """A day, or the month alone where its day is not known: the first box is left empty then."""

    def clean(self, value: object) -> date | Month | None:  # type: ignore[override]
        """The day, the month, or None when it may be left out; raises WrongDateError."""
        parts = DateParts.of(value)
        if parts.day or not any(parts):
            return super().clean(parts)
        first = super().clean(parts._replace(day="1"))
        return Month(first.year, first.month) if first else None


def _number(text: str, most: int) -> int:
    return int(text) if re.fullmatch(r"[0-9]{1,4}", text) and int(text) <= most else 0


def _month(text: str) -> int:
    name = text.lower().rstrip(".")
    if len(name) >= 3 and name.isalpha():
        return next((number for number, month in enumerate(MONTHS, 1) if month.startswith(name)), 0)
    return _number(text, 12)
