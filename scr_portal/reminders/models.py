"""The days whose reminders have gone out."""

from datetime import date

from django.db import models


class Digest(models.Model):
    """One day on which everybody was sent what is due, each in one mail: the row is there or none of them is."""

    day = models.DateField(unique=True)
    made_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return str(self.day)

    @classmethod
    def newest(cls) -> "Digest | None":
        """The last there was: on its day the portal was at work."""
        return cls.objects.order_by("day").last()

    def standstill(self, today: date) -> str:
        """What the next reminders say of the days between, on which none could be sent; nothing where there are none.

        Each day has its digest, also where nothing was due: a day without one is a day on which the portal stood still.
        """
        missed = (today - self.day).days - 1
        days = "1 day" if missed == 1 else f"{missed} days"
        return f"This covers {days} in which no reminder could be sent." if missed > 0 else ""
