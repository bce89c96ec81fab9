"""Django's filter `date`, with a memory: a page says the same few days again and again."""

from datetime import date, datetime
from functools import lru_cache

from django import template
from django.template import defaultfilters

register = template.Library()


@register.filter("date", expects_localtime=True)
def in_words(value: date | str | None, form: str | None = None) -> str:
    """A day or a moment in the words of this form; "" where there is none."""
    is_day = isinstance(value, date) and not isinstance(value, datetime)
    return _of_a_day(value, form) if is_day else str(defaultfilters.date(value, form))


@lru_cache(10_000)
def _of_a_day(day: date, form: str | None) -> str:
    return str(defaultfilters.date(day, form))
