"""Days of acts: never in the future, never before what they rest on."""

from datetime import date

from django.utils import timezone

from scr_portal.clocks import day_words
from scr_portal.transitions import Refused


def not_in_future(day: date, what: str) -> None:
    """Raises Refused when `day` has not come yet."""
    if day > timezone.localdate():
        raise Refused(f"{what} must be today or in the past.")


def no_earlier(day: date, fact: date | None, what: str, happened: str) -> None:
    """Raises Refused when `day` is before the fact it rests on."""
    if fact and day < fact:
        raise Refused(f"{what} cannot be before {day_words(fact)}, when {happened}.")
