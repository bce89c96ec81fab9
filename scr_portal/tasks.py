"""What the worker does: three lines a task, safe to run twice, a primary key at most as the argument."""

from celery import shared_task
from django.utils import timezone

from scr_portal import mail, reminders


@shared_task
def send_waiting() -> None:
    """Send the mail that waits in the outbox."""
    while mail.send_batch():
        pass


@shared_task
def sweep_deadlines() -> None:
    """Remind those responsible of what is due."""
    while reminders.sweep_batch(timezone.localdate()):
        pass


@shared_task
def resume_jobs() -> None:
    """Start again the background work whose worker was lost."""
