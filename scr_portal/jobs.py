"""Work in the background, with its progress shown; a lost worker's job is started again."""

from django.db import models
from django.db.models import Q

from scr_portal.casefiles import CaseRecord


class Job(CaseRecord):
    """One piece of background work about one subject."""

    class Status(models.TextChoices):
        WAITING = "waiting", "Waiting"
        RUNNING = "running", "Under way"
        DONE = "done", "Done"
        FAILED = "failed", "Failed"

    kind = models.CharField(max_length=40)
    about = models.CharField(max_length=60)
    status = models.CharField(max_length=10, choices=Status, default=Status.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    failure = models.CharField(max_length=300, blank=True)
    asked_at = models.DateTimeField(auto_now_add=True)
    leased_until = models.DateTimeField(null=True)

    class Meta(CaseRecord.Meta):
        constraints = (
            models.UniqueConstraint(
                fields=["kind", "about"],
                condition=Q(status__in=["waiting", "running"]),
                name="job_once_at_a_time",
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.about} {self.status}"
