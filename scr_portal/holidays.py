"""England's bank holidays: a table an administrator can correct, filled from a well-kept library.

Each change of it has a number. A case in which a change moves dates counts by the table of before until its officer
has confirmed that (recounts).
"""

from collections.abc import Iterable
from datetime import date

from django.db import models
from django.db.models import Max, Q

from scr_portal.clocks import Holidays


class Holiday(models.Model):
    """One bank holiday in England. One that was entered wrongly is taken out and stays, with the change that did it."""

    day = models.DateField()
    name = models.CharField(max_length=100)
    since = models.PositiveIntegerField(
        null=True, default=0, editable=False, help_text="The change that brought it; none while that waits."
    )
    until = models.PositiveIntegerField(null=True, editable=False, help_text="The change that took it out.")
    leaves = models.BooleanField(default=False, editable=False, help_text="It is to be taken out.")

    class Meta:
        ordering = ("day",)
        constraints = (models.UniqueConstraint(fields=["day"], condition=Q(until=None), name="holiday_once"),)

    def __str__(self) -> str:
        return f"{self.day} {self.name}"


COUNTS = Q(since__isnull=False, until=None)
WAITS = Q(since=None, until=None) | Q(leaves=True, until=None)
"""What an administrator has entered or taken out, and what is not looked up yet."""


def calendar() -> Holidays:
    """Every holiday in the table, by year: one query. A year without a row is not known."""
    return by_year(Holiday.objects.filter(COUNTS).values_list("day", "name"))


def calendar_to_come() -> Holidays:
    """The table as it will be with the changes that wait."""
    return by_year(Holiday.objects.filter(until=None, leaves=False).values_list("day", "name"))


def by_year(days: Iterable[tuple[date, str]]) -> Holidays:
    """These days with their names."""
    known: dict[int, dict[date, str]] = {}
    for day, name in days:
        known.setdefault(day.year, {})[day] = name
    return known


def last_change() -> int:
    """The number of the newest change; 0 before the first."""
    newest = Holiday.objects.aggregate(came=Max("since"), went=Max("until"))
    return max(newest["came"] or 0, newest["went"] or 0)


def take_in(waiting: Iterable[Holiday]) -> None:
    """The changes that wait count from now on, for every case that does not wait for its officer."""
    number = last_change() + 1
    for one in waiting:
        if one.since is None:
            one.since = number
        if one.leaves:
            one.until = number
        one.save(update_fields=["since", "until"])
