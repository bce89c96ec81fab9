"""`manage.py status`: what waits, and since when."""

import json
import os
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import timezone
from pytest_django import Settings

from bin.servers import Servers
from scr_portal.mail import Message
from scr_portal.timetable import LastRun
from tests import databases

pytestmark = pytest.mark.django_db


def status() -> dict[str, object]:
    """What it prints for machines."""
    said = StringIO()
    call_command("status", "--json", stdout=said)
    facts: dict[str, object] = json.loads(said.getvalue())
    return facts


@pytest.fixture(autouse=True)
def empty_store(tmp_path: Path, settings: Settings) -> None:
    """A store with nothing in it."""
    default = settings.STORAGES["default"] | {"OPTIONS": {"location": tmp_path, "base_url": None}}
    settings.STORAGES = settings.STORAGES | {"default": default}


@pytest.fixture
def quiet_broker(settings: Settings) -> None:
    """A numbered database of our broker that no other test puts tasks into; a broker of REDIS_URL is taken as it is."""
    ours = Servers.of("test").broker
    if os.environ["REDIS_URL"] == ours.url():
        settings.CELERY_BROKER_URL = ours.url(15)


@pytest.mark.usefixtures("quiet_broker")
def test_nothing_has_happened_yet() -> None:
    assert status() == {
        "oldest_unsent_message_seconds": None,
        "failed_messages": 0,
        "last_sweep_at": None,
        "late_dates_left_behind": 0,
        "beat_lag_seconds": None,
        "queue_lengths": {"default": 0, "documents": 0},
        "backup_age_seconds": None,
        "files": {"first_key": 0, "older_key": 0, "not_at_hand": 0, "plain": 0},
        "walls_hold": True,
        "guards_hold": True,
    }


def test_it_says_when_row_level_security_does_not_bind_its_role() -> None:
    with databases.owner():
        assert status()["walls_hold"] is False


def test_it_says_when_a_guard_of_the_database_is_switched_off() -> None:
    with databases.owner(), connection.cursor() as cursor:
        cursor.execute("ALTER TABLE scr_portal_rightsevent DISABLE TRIGGER USER")
        assert status()["guards_hold"] is False


def test_the_oldest_unsent_message_counts() -> None:
    for number, minutes in enumerate((5, 90)):
        message = Message.objects.create(address="a@example.org", subject="s", body="b", message_id=str(number))
        Message.objects.filter(pk=message.pk).update(queued_at=timezone.now() - timedelta(minutes=minutes))
    Message.objects.filter(message_id="1").update(status=Message.Status.SENT)
    assert status()["oldest_unsent_message_seconds"] == 300


def test_a_beat_that_stands_still_is_late() -> None:
    ended_at = timezone.now() - timedelta(hours=1)
    LastRun.objects.create(task="scr_portal.tasks.sweep_deadlines", ended_at=ended_at)
    facts = status()
    assert facts["last_sweep_at"] == ended_at.isoformat(timespec="seconds")
    assert isinstance(facts["beat_lag_seconds"], int)
    assert 50 * 60 <= facts["beat_lag_seconds"] <= 60 * 60


def test_a_broker_that_does_not_answer_is_no_failure(settings: Settings) -> None:
    settings.CELERY_BROKER_URL = "redis://127.0.0.1:1/0"
    assert status()["queue_lengths"] is None
