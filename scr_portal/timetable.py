"""When each task of the timetable last ended, so that a beat or a worker that stands still is noticed."""

from datetime import datetime, timedelta
from typing import cast

from celery import Task
from celery.schedules import BaseSchedule, maybe_schedule
from celery.signals import task_success
from django.conf import settings
from django.db import models
from django.utils import timezone


class LastRun(models.Model):
    """One task of the timetable, or the backup, and when it last ended well."""

    task = models.CharField(max_length=100, unique=True)
    ended_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.task} {self.ended_at:%Y-%m-%d %H:%M:%S}"


@task_success.connect
def keep(sender: Task, **_: object) -> None:  # type: ignore[type-arg]
    """Keep when a task of the timetable ended; others are not looked after here."""
    if any(entry["task"] == sender.name for entry in settings.CELERY_BEAT_SCHEDULE.values()):
        ended(sender.name)


def ended(task: str) -> None:
    """Keep that this has just ended well."""
    LastRun.objects.update_or_create(task=task, defaults={"ended_at": timezone.now()})


def age(task: str) -> timedelta | None:
    """How long ago it ended well; None when it never has."""
    ended_at = LastRun.objects.filter(task=task).values_list("ended_at", flat=True).first()
    return timezone.now() - ended_at if ended_at else None


def last_run(entry: str) -> datetime | None:
    """When the task of this line of the timetable last ended; None before its first time."""
    task = settings.CELERY_BEAT_SCHEDULE[entry]["task"]
    return LastRun.objects.filter(task=task).values_list("ended_at", flat=True).first()


def lag() -> timedelta | None:
    """How late the latest line of the timetable is; None when none has run yet."""
    late = []
    for name, entry in settings.CELERY_BEAT_SCHEDULE.items():
        ended_at = last_run(name)
        if ended_at:
            schedule = cast(BaseSchedule, maybe_schedule(cast(timedelta, entry["schedule"])))
            late.append(-schedule.remaining_estimate(ended_at))
    return max(*late, timedelta(0)) if late else None
