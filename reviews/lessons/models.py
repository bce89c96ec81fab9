"""A lesson that does not wait for the report."""

from django.db import models

from scr_portal.casefiles import Voidable


class EarlyLesson(Voidable):
    """What was learned, what is to be done about it at once and by whom; and what became of it."""

    class Status(models.TextChoices):
        IDENTIFIED = "identified", "Identified"
        SHARED = "shared", "Shared"
        ACTED = "acted", "Acted on"
        REPORTED = "reported", "Reported"

    status = models.CharField(max_length=12, choices=Status, default=Status.IDENTIFIED)
    lesson = models.TextField()
    to_do = models.TextField(help_text="What is to be done at once.")
    owner = models.CharField(max_length=150)
    identified_on = models.DateField()
    shared_on = models.DateField(null=True, blank=True)
    shared_with = models.CharField(max_length=300, blank=True)
    acted_on = models.DateField(null=True, blank=True)
    done = models.TextField(blank=True, help_text="What was done.")
    reported_on = models.DateField(null=True, blank=True)
    reported_to = models.CharField(max_length=300, blank=True)

    def __str__(self) -> str:
        return "Early lesson"
