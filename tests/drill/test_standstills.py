"""What stops, and comes back: no notice is lost, none is sent twice, and the log says what happened without a name."""

import os
import signal
import time
from collections.abc import Iterator
from datetime import datetime
from email.message import Message as Mail
from pathlib import Path

import pytest
from django.db import connection, transaction
from django.utils import timezone
from pytest_django import DjangoDbBlocker

from bin.broker import Broker
from scr_portal.casefiles import CaseFile
from scr_portal.mail import Message
from scr_portal.reminders.models import Digest
from scr_portal.roles import Role
from tests import databases
from tests.drill.logged import assert_says
from tests.live import Portal, running
from tests.reminders.conftest import case_of_a_staffed_board, clock, notice
from tests.reminders.test_crash import WAITING, wait_until
from tests.worker.test_mail import AT_ONCE as SOON
from tests.worker.test_mail import LATER, arrived, queue

DIGEST_NOW = "from scr_portal.tasks import sweep_deadlines as now; [now.delay() for _ in range(3)]"
SWEEP_NOW = "from scr_portal.tasks import sweep_deadlines as now; [now.delay() for _ in range(3)]"
DID = "The process that did scr_portal.tasks."


@pytest.fixture(scope="module")
def broker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Broker]:
    """One that nobody else uses."""
    own = Broker(tmp_path_factory.mktemp("standstill") / "broker")
    own.start()
    yield own
    own.stop()


@pytest.fixture(scope="module")
def portal(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, worker_id: str, broker: Broker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Portal]:  # fmt: skip
    """A portal by that broker."""
    folder = tmp_path_factory.mktemp("portal")
    with django_db_blocker.unblock(), running(f"{worker_id}_still", folder, broker.url()) as started:
        yield started


def test_mail_of_a_time_without_a_broker_goes_once_when_it_is_back(portal: Portal, broker: Broker) -> None:
    queue(portal, "before")
    assert arrived(portal, "before", SOON) == 1
    broker.stop()
    queue(portal, "meanwhile")
    assert arrived(portal, "meanwhile", 3) == 0
    broker.start()
    assert arrived(portal, "meanwhile", LATER) == 1, portal.log.read_text()
    queue(portal, "afterwards")
    assert arrived(portal, "afterwards", LATER) == 1, portal.log.read_text()
    time.sleep(2)
    assert [arrived(portal, name, 0) for name in ("before", "meanwhile", "afterwards")] == [1, 1, 1]
    with portal.database():
        case_of_a_staffed_board()
        assert_says(portal.log.read_text(), "broker")


def test_with_beat_started_twice_each_reminder_goes_once(portal: Portal) -> None:
    with portal.database():
        case, today = case_of_a_staffed_board(), datetime.now().date()
        officer = _address(case)
        for _ in range(3):
            notice(case, today)
    first = portal.processes["beat"]
    portal.start("beat")
    try:
        portal.manage(f'shell -c "{SWEEP_NOW}"')
        assert arrived(portal, officer, LATER), portal.log.read_text()
        time.sleep(5)
        assert arrived(portal, officer, 0) == 3
        with portal.database():
            assert_says(portal.log.read_text())
    finally:
        portal.stop("beat")
        portal.processes["beat"] = first


def test_with_beat_started_twice_the_digest_of_a_morning_is_one_mail(portal: Portal) -> None:
    with portal.database():
        case, today = case_of_a_staffed_board(), datetime.now().date()
        officer = _address(case)
        for _ in range(3):
            clock(case, today, Role.OFFICER)
        with databases.owner(), connection.cursor() as cursor:  # as if the day had only begun
            cursor.execute("DELETE FROM scr_portal_digest")
        hour = timezone.localtime().hour
    first = portal.processes["beat"]
    portal.start("beat")
    try:
        portal.manage(f'shell -c "{DIGEST_NOW}"')
        assert arrived(portal, officer, LATER if hour >= 8 else 1) == (hour >= 8), portal.log.read_text()
        time.sleep(5)
        assert arrived(portal, officer, 0) == (hour >= 8)
        with portal.database():
            assert Digest.objects.filter(day=today).count() == (hour >= 8)
            assert_says(portal.log.read_text())
    finally:
        portal.stop("beat")
        portal.processes["beat"] = first


def test_mail_does_not_wait_behind_what_is_laid_out(portal: Portal) -> None:
    """The worker for documents has stopped with a page in its hands; the mail goes by another."""
    portal.stop("documents")
    try:
        queue(portal, "statutory")
        assert arrived(portal, "statutory", SOON) == 1, portal.log.read_text()
        with portal.database():
            case_of_a_staffed_board()
            assert_says(portal.log.read_text())
    finally:
        portal.start("documents")


def test_a_sweep_whose_process_is_killed_is_done_again_before_its_time(portal: Portal) -> None:
    """Beat does not come round: what the worker had in its hands comes back to it."""
    portal.stop("beat")
    try:
        with portal.database():
            case = case_of_a_staffed_board()
            officer = _address(case)
            notice(case, datetime.now().date())
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute("LOCK TABLE scr_portal_message IN SHARE MODE")
                portal.manage('shell -c "from scr_portal.tasks import sweep_deadlines as now; now.delay()"')
                wait_until(WAITING, True, portal.name)
                _kill_children(portal)
        assert arrived(portal, officer, LATER) == 1, portal.log.read_text()
        with portal.database():
            assert_says(portal.log.read_text(), "SIGKILL", f"{DID}sweep_deadlines was killed")
    finally:
        portal.start("beat")


def test_a_mail_whose_sender_is_killed_may_have_arrived_and_the_next_one_goes(
    portal: Portal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The mail server has it and has not answered yet; nothing in the portal says any more what it had in hand."""
    with portal.database():
        case = case_of_a_staffed_board()
        officer, chair = _address(case), _address(case, Role.CHAIR)
    took = portal.mailbox.handle_message

    def take_and_kill(message: Mail) -> None:
        monkeypatch.undo()
        took(message)
        _kill_children(portal)

    monkeypatch.setattr(portal.mailbox, "handle_message", take_and_kill)
    queue(portal, officer)
    assert arrived(portal, officer, SOON) == 1, portal.log.read_text()
    queue(portal, chair)
    assert arrived(portal, chair, LATER) == 1, portal.log.read_text()
    time.sleep(2)
    assert arrived(portal, officer, 0) == 1
    with portal.database():
        assert Message.objects.get(address=f"{officer}@example.org").status == Message.Status.MAY_HAVE_ARRIVED
        assert_says(portal.log.read_text(), "SIGKILL", f"{DID}send_waiting was killed")


def _kill_children(portal: Portal) -> None:
    for child in _children(portal.processes["worker"].pid):
        os.kill(child, signal.SIGKILL)


def _children(process: int) -> list[int]:
    """The processes in which a worker does what it was given."""
    return [int(pid) for pid in Path(f"/proc/{process}/task/{process}/children").read_text().split()]


def _address(case: CaseFile, role: Role = Role.OFFICER) -> str:
    """The officer's, or another's, before the at sign."""
    member = case.board.memberships.select_related("user").get(role=role)
    return str(member.user.email).partition("@")[0]
