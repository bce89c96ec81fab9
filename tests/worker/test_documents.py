"""Documents in a real worker, and with no broker at all."""

import os
import subprocess
import time
from pathlib import Path

from pytest_django import Settings

from bin.places import ROOT, VENV
from scr_portal.documents import Document
from scr_portal.documents.models import Page
from scr_portal.roles import Role
from tests import build
from tests.documents import files
from tests.documents.conftest import kept
from tests.live import Portal

WAIT = 60  # seconds
START = """
from scr_portal import jobs, walls
with walls.portal():
    jobs.start(jobs.Job.objects.get(about='{}'))
"""


def test_a_real_worker_makes_a_document_readable(live_portal: Portal, settings: Settings) -> None:
    store = Path(live_portal.environment["PORTAL_VAR_DIR"]) / "documents"
    default = settings.STORAGES["default"] | {"OPTIONS": {"location": store, "base_url": None}}
    settings.STORAGES = settings.STORAGES | {"default": default}
    with live_portal.database():
        board = build.board("Worker's")
        case = build.casefile(board)
        with build.told(case):
            document = kept(case, build.member(Role.OFFICER, board), files.pdf("Seen.", pages=2))
        live_portal.manage(f'shell -c "{START.format(document.subject)}"')
        until = time.monotonic() + WAIT
        while document.reading == Document.Reading.WAITING and time.monotonic() < until:
            time.sleep(0.3)
            document.refresh_from_db()
        assert document.reading == Document.Reading.READY
        assert [page.number for page in Page.objects.filter(document=document)] == [1, 2]


def test_without_a_broker_the_step_goes_on_and_the_work_waits() -> None:
    lines = "from scr_portal.jobs import *; start(Job(kind='scr_portal.tasks.extract', about='scr_portal.document:1'))"
    started = time.monotonic()
    done = subprocess.run(
        [VENV / "bin" / "python", "manage.py", "shell", "-c", lines],
        cwd=ROOT,
        env=os.environ | {"REDIS_URL": "redis://127.0.0.1:1/0", "DJANGO_SETTINGS_MODULE": "scr_portal.settings"},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert "No broker: scr_portal.tasks.extract scr_portal.document:1 waits." in done.stderr
    assert time.monotonic() - started < 20
