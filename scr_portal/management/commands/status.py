"""`manage.py status`: does mail go out, are the clocks swept, do late agencies go up, does work pile up."""

import json
from argparse import ArgumentParser
from datetime import date, datetime, timedelta

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone
from kombu import Connection
from kombu.exceptions import OperationalError

from scr_portal import walls
from scr_portal.audit import guards
from scr_portal.documents import keyring
from scr_portal.mail import Message
from scr_portal.reminders.escalation import left_behind
from scr_portal.reminders.models import Digest
from scr_portal.timetable import age, lag, last_run

QUEUES = ("default", "documents")


class Command(BaseCommand):
    """Prints the facts for the people and the machines that watch the portal."""

    help = (
        "The oldest unsent message, mail that failed lately, the last sweep, late dates that did not go up, "
        "beat's lag, the length of each queue, whether the walls and the guards of the database hold."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Offer --json."""
        parser.add_argument("--json", action="store_true", help="one JSON object; times in seconds or ISO 8601")

    @walls.portal()
    def handle(self, *args: object, **options: object) -> None:
        """Print them."""
        facts = status(timezone.now())
        if options["json"]:
            self.stdout.write(json.dumps(facts))
            return
        for name, value in facts.items():
            self.stdout.write(f"{name.replace('_', ' ')}: {'none' if value is None else value}")


def status(now: datetime) -> dict[str, object]:
    """The facts; None where there is nothing yet, and for the queues when the broker does not answer."""
    oldest = Message.objects.filter(status=Message.Status.WAITING).order_by("queued_at").first()
    swept_at = last_run("sweep-deadlines")
    beat_lag = lag()
    backup = age("backup")
    files = keyring.counted()
    return {
        "oldest_unsent_message_seconds": round((now - oldest.queued_at).total_seconds()) if oldest else None,
        "failed_messages": Message.objects.failed(now).count(),
        "last_sweep_at": swept_at.isoformat(timespec="seconds") if swept_at else None,
        "late_dates_left_behind": left_behind(_last_morning(now)),
        "beat_lag_seconds": None if beat_lag is None else round(beat_lag.total_seconds()),
        "queue_lengths": _queue_lengths(),
        "backup_age_seconds": None if backup is None else round(backup.total_seconds()),
        "files": {place: files[place] for place in keyring.PLACES},
        "walls_hold": walls.hold(),
        "guards_hold": not guards.missing(),
    }


def _last_morning(now: datetime) -> date:
    """The day on which late agencies went up last: today once the digests have gone, else yesterday."""
    today = timezone.localdate(now)
    return today if Digest.objects.filter(day=today).exists() else today - timedelta(days=1)


def _queue_lengths() -> dict[str, int] | None:
    with Connection(settings.CELERY_BROKER_URL, connect_timeout=2) as broker:
        try:
            broker.ensure_connection(max_retries=1, timeout=2)
            redis = broker.default_channel.client  # type: ignore[attr-defined]  # a Redis channel has one
            return {name: redis.llen(name) for name in QUEUES}
        except OperationalError:
            return None
