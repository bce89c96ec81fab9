"""Work in the background, with its progress shown; a lost worker's job is started again."""

import logging
from datetime import timedelta

from celery import current_app
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from kombu.exceptions import OperationalError

from scr_portal.casefiles import CaseRecord

log = logging.getLogger(__name__)
MOST_ATTEMPTS = 3
PATIENCE = timedelta(minutes=5)  # that a job may stand in a queue before it is put there again


class Job(CaseRecord):
    """One piece of background work about one subject: `kind` is the name of its task."""

    without_event = "The state of work in the background; what comes of it leaves an event."
    tells_of = "about"

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


def ask(record: CaseRecord, task: str) -> Job:
    """Have `task` run with the primary key of `record` once this is committed."""
    job = Job.objects.create(
        casefile_id=record.casefile_id, agency_id=record.agency_id, audience=record.audience, kind=task,
        about=record.subject, leased_until=timezone.now() + PATIENCE,
    )  # fmt: skip
    transaction.on_commit(lambda: start(job), robust=True)
    return job


def is_asked(record: CaseRecord, task: str) -> bool:
    """Whether `task` is still to run, or running, for `record`."""
    open_ = Job.objects.filter(status__in=[Job.Status.WAITING, Job.Status.RUNNING])
    return open_.filter(kind=task, about=record.subject).exists()


def ask_unless_asked(record: CaseRecord, task: str) -> None:
    """The same where it is not asked for yet: what is under way sees the newest rows."""
    if not is_asked(record, task):
        ask(record, task)


def latest(record: CaseRecord, task: str) -> Job | None:
    """The newest job of this kind for `record`: how far it is."""
    return Job.objects.filter(kind=task, about=record.subject).order_by("-pk").first()


def start(job: Job) -> None:
    """Put a job into its queue; while there is no broker it waits, and `resume` starts it later."""
    try:
        current_app.send_task(job.kind, args=[int(job.about.rpartition(":")[2])], retry=False)
    except OperationalError:
        log.warning("No broker: %s %s waits.", job.kind, job.about)


def claim(record: CaseRecord, task: str, lasting: timedelta) -> Job | None:
    """The job, now running and nobody else's for so long; None when it is done or in other hands."""
    now = timezone.now()
    free = Q(status=Job.Status.WAITING) | Q(status=Job.Status.RUNNING, leased_until__lte=now)
    with transaction.atomic():
        job = Job.objects.select_for_update(skip_locked=True).filter(free, kind=task, about=record.subject).first()
        if job:
            job.status, job.leased_until = Job.Status.RUNNING, now + lasting
            job.attempts += 1
            job.save(update_fields=["status", "leased_until", "attempts"])
    return job


def settle(job: Job, failure: str = "") -> None:
    """The job is over: done, or failed for a reason in words."""
    job.status = Job.Status.FAILED if failure else Job.Status.DONE
    job.failure = failure[:300]
    job.save(update_fields=["status", "failure"])


def resume() -> None:
    """Start again what nobody took, and what a lost worker left."""
    now = timezone.now()
    with transaction.atomic():
        left = Job.objects.select_for_update(skip_locked=True).filter(
            status__in=[Job.Status.WAITING, Job.Status.RUNNING], leased_until__lte=now
        )
        jobs = list(left[:200])
        waiting = [job.pk for job in jobs if job.status == Job.Status.WAITING]
        Job.objects.filter(pk__in=waiting).update(leased_until=now + PATIENCE)
    for job in jobs:
        start(job)
