"""The worker and its timetable; tasks take primary keys only and keep no results."""

import os

from celery import Celery
from celery.signals import beat_init, worker_init
from django.core.exceptions import ImproperlyConfigured

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "scr_portal.settings")

app = Celery("scr_portal")
app.Task.Request = "scr_portal.killed:Request"  # the name of each is in the log when its process is killed
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@worker_init.connect
@beat_init.connect
def refuse_another_database(**_: object) -> None:
    """The demonstration starts on its own database only; Celery lets nothing but SystemExit stop it here."""
    from scr_portal.demo.mark import refuse_unmarked

    try:
        refuse_unmarked()
    except ImproperlyConfigured as refusal:
        raise SystemExit(str(refusal)) from None


@worker_init.connect
def sweep_what_was_killed(**_: object) -> None:
    """Take away what processes that were killed have left half-written or plain."""
    from scr_portal.documents import plain, storage

    plain.sweep()
    storage.store().sweep()
