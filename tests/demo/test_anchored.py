"""The demonstration tells of what is long past, and its chains are whole from the first minute on."""

from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone
from pytest_django import Settings

from scr_portal import audit
from scr_portal.demo import filling
from scr_portal.people import Person
from tests import build

pytestmark = pytest.mark.django_db


def two_days_ago() -> None:
    """Something happens on a case."""
    with time_machine.travel(timezone.now() - timedelta(days=2)):
        case = build.casefile(build.board())
        audit.record(Person(casefile=case), build.user(), timezone.now(), "person.name", "Something happened", {})


def test_its_chains_are_found_whole_as_soon_as_it_is_filled(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.ANCHOR_DIR = tmp_path / "anchors"
    monkeypatch.setattr(filling, "fill", two_days_ago)
    call_command("demo", stdout=StringIO(), stderr=StringIO())
    said = StringIO()
    call_command("verify_audit", stdout=said)
    assert "Compared with 2 anchors" in said.getvalue()
