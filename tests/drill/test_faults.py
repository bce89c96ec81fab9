"""Faults in the middle of things: nothing half-written, nothing lost, and a page that says what to do."""

import os
import signal
import socket
from collections.abc import Iterator
from datetime import timedelta
from io import StringIO
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings

from panels.imrs.models import Imr
from scr_portal import audit
from scr_portal.documents import Document, extraction, store
from scr_portal.documents.models import Page
from scr_portal.documents.verifying import verify
from scr_portal.jobs import Job
from scr_portal.notices import Notice, making
from tests import databases
from tests.documents import files
from tests.drill.disks import full_disk
from tests.drill.logged import assert_says, listening
from tests.live import Portal
from tests.panels.conftest import Scene, staffed
from tests.programs import program
from tests.referrals.case import Place
from tests.world import documents_in

HERE = {"Origin": "http://testserver"}
EXTRACT = """
import time
from scr_portal import walls
from scr_portal.documents import Document, extraction
def wait(*_):
    print("The pages are made.", flush=True)
    time.sleep(600)
extraction._finish = wait
with walls.portal():
    extraction.extract(Document.objects.get())
"""


@pytest.fixture
def scene(own_database: str, tmp_path: Path) -> Iterator[Scene]:
    """A panel at work, where commits are real, with a store of its own."""
    with documents_in(tmp_path / "var" / "documents"):
        yield staffed()


@pytest.fixture
def log() -> Iterator[StringIO]:
    """What is logged meanwhile."""
    with listening() as written:
        yield written


def hand_in(imr: Imr, by: Client) -> HttpResponse:
    """The answer to a good file."""
    sent = {"file": SimpleUploadedFile("imr.pdf", files.pdf()), "version": str(imr.version)}
    answer = by.post(reverse("panels:imr_hand_in", args=[imr.public_id]), sent, headers=HERE)
    assert isinstance(answer, HttpResponse)
    return answer


def author_of(scene: Scene) -> Client:
    """The author's browser, to which a failure is a page."""
    client = Client(raise_request_exception=False)
    client.force_login(scene.author)
    return client


def assert_as_before(imr: Imr) -> None:
    """Nothing of the step is in the database, and no file that a row names is missing."""
    now = Imr.objects.get(pk=imr.pk)
    assert (now.status, now.version) == (imr.status, imr.version)
    assert not Document.objects.exists()
    assert not audit.broken(now.casefile)
    assert not verify().bad


def test_a_full_store_takes_nothing_and_says_so(scene: Scene, tmp_path: Path, log: StringIO) -> None:
    imr, client = scene.with_author(), author_of(scene)
    with full_disk(tmp_path / "full") as disk:
        with documents_in(disk):
            answer = hand_in(imr, client)
        assert answer.status_code == 507
        assert "There is no room left" in answer.content.decode()
        assert not list(disk.iterdir())
        assert_as_before(imr)
    assert hand_in(imr, client).status_code == 302
    assert_says(log.getvalue(), "No space left on device")


def test_a_full_store_takes_no_notice_and_no_pdf_of_one(own_database: str, tmp_path: Path, log: StringIO) -> None:
    """Neither is half done, the office reads why, and both are done once there is room."""
    place, client = Place(), Client(raise_request_exception=False)
    case = place.receive().casefile
    notice = Notice.objects.filter(casefile=case, status=Notice.Status.OWED).earliest("pk")
    client.force_login(place.officer)
    made = Document.objects.filter(about=notice.subject)
    with full_disk(tmp_path / "full") as disk:
        with documents_in(disk):
            assert draw_up(notice, client).status_code == 507
        assert not made.exists()
        with documents_in(tmp_path / "store"):
            assert draw_up(notice, client).status_code == 302
        with documents_in(disk):
            making.make(notice.pk)
        assert not made.filter(extension="pdf").exists()
        assert not list(disk.iterdir())
    assert "The PDF could not be made." in client.get(f"/cases/{case.public_id}/notices/").content.decode()
    with documents_in(tmp_path / "store"):
        assert draw_up(notice, client).status_code == 302
        making.make(notice.pk)
        assert made.filter(extension="pdf").count() == 1
        assert not verify().bad
    assert_says(log.getvalue(), "No space left on device", "lay_out_notice", "failed: OSError")


def draw_up(notice: Notice, client: Client) -> HttpResponse:
    """The answer to the officer who has the notice drawn up."""
    notice.refresh_from_db()
    page = f"/notices/{notice.public_id}/draw-up/"
    answer = client.post(page, {"version": notice.version, "covering": ""}, headers=HERE)
    assert isinstance(answer, HttpResponse)
    return answer


def test_no_room_for_what_comes_in_is_told_too(scene: Scene, tmp_path: Path, settings: Settings, log: StringIO) -> None:
    imr, client = scene.with_author(), author_of(scene)
    with full_disk(tmp_path / "full") as disk:
        settings.FILE_UPLOAD_TEMP_DIR = str(disk)
        assert hand_in(imr, client).status_code == 507
        assert_as_before(imr)
    assert_says(log.getvalue(), "No space left on device")


def test_a_database_that_restarts_in_mid_step_leaves_nothing_half_done(
    scene: Scene, monkeypatch: pytest.MonkeyPatch, log: StringIO
) -> None:
    imr, client = scene.with_author(), author_of(scene)
    put = store.store

    def put_and_lose_everybody(name: str, content: object) -> None:
        put(name, content)  # type: ignore[arg-type]
        monkeypatch.undo()
        others = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{}'"
        databases._maintain(others.format(connection.settings_dict["NAME"]))  # as every client of it sees a restart

    monkeypatch.setattr(store, "store", put_and_lose_everybody)
    answer = hand_in(imr, client)
    assert answer.status_code == 503
    assert "The portal cannot be used just now" in answer.content.decode()
    connection.close()
    assert_as_before(imr)
    assert hand_in(imr, client).status_code == 302
    assert_says(log.getvalue(), "server closed the connection")


def test_a_worker_killed_over_a_document_leaves_no_half_of_it(scene: Scene, own_database: str, tmp_path: Path) -> None:
    assert hand_in(scene.with_author(), author_of(scene)).status_code == 302
    worker = program(EXTRACT, own_database, PORTAL_VAR_DIR=str(tmp_path / "var"))
    assert worker.stdout
    said = list(iter(worker.stdout.readline, "The pages are made.\n"))
    worker.send_signal(signal.SIGKILL)
    said += worker.communicate()[0]
    document = Document.objects.get()
    assert (document.reading, Page.objects.count(), Job.objects.get().status) == ("waiting", 0, "running")
    Job.objects.update(leased_until=timezone.now() - timedelta(seconds=1))
    extraction.extract(document)
    assert Document.objects.get().reading == "ready"
    assert Job.objects.get().status == "done"
    found = verify()
    assert (found.bad, found.not_asked_for) == (False, [])
    assert_says("".join(said))


def test_a_sender_who_goes_away_leaves_nothing(live_portal: Portal) -> None:
    kept = Path(live_portal.environment["PORTAL_VAR_DIR"]) / "documents"
    with live_portal.database():
        scene = staffed()
        imr, client = scene.with_author(), author_of(scene)
        before = sorted(kept.glob("*"))
        cookies = "; ".join(f"{name}={morsel.value}" for name, morsel in client.cookies.items())
        send_half(live_portal, reverse("panels:imr_hand_in", args=[imr.public_id]), cookies)
        live_portal.wait_until_ready()
        assert_as_before(imr)
        assert sorted(kept.glob("*")) == before
        assert "Traceback" not in live_portal.log.read_text()
        assert_says(live_portal.log.read_text())


def send_half(portal: Portal, page: str, cookies: str) -> None:
    """Begin to send a file of five megabytes, and hang up after one."""
    address = urlsplit(portal.url)
    head = (
        f"POST {page} HTTP/1.1\r\nHost: {address.netloc}\r\nCookie: {cookies}\r\nOrigin: {portal.url}\r\n"
        f"Content-Type: multipart/form-data; boundary=mark\r\nContent-Length: {5 * 1024 * 1024}\r\n\r\n"
        '--mark\r\nContent-Disposition: form-data; name="file"; filename="imr.pdf"\r\n\r\n'
    )
    with socket.create_connection((address.hostname or "", address.port or 0)) as line:
        line.sendall(head.encode() + files.pdf() + os.urandom(1024 * 1024))


def test_the_store_is_the_one_that_is_looked_at(scene: Scene) -> None:
    """Else the tests above would find nothing wrong in an empty folder."""
    hand_in(scene.with_author(), author_of(scene))
    assert verify().good == 1
    Path(default_storage.path(Document.objects.get().stored_as)).unlink()
    assert verify().bad
