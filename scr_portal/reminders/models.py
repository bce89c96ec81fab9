"""The days whose reminders have gone out."""

from django.db import models


class Digest(models.Model):
    """One day on which everybody was sent what is due, each in one mail: the row is there or none of them is."""

    day = models.DateField(unique=True)
    made_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return str(self.day)
