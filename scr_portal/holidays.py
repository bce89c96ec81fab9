"""England's bank holidays: a table an administrator can correct, filled from a well-kept library."""

from datetime import date

from django.db import models

from scr_portal.clocks import Holidays


class Holiday(models.Model):
    """One bank holiday in England."""

    day = models.DateField(unique=True)
    name = models.CharField(max_length=100)

    class Meta:
        ordering = ("day",)

    def __str__(self) -> str:
        return f"{self.day} {self.name}"


def calendar() -> Holidays:
    """Every holiday in the table, by year: one query. A year without a row is not known."""
    known: dict[int, dict[date, str]] = {}
    for day, name in Holiday.objects.values_list("day", "name"):
        known.setdefault(day.year, {})[day] = name
    return known
