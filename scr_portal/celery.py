"""The worker and its timetable; tasks take primary keys only and keep no results."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "scr_portal.settings")

app = Celery("scr_portal")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
