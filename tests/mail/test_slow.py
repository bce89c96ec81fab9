"""A mail server that answers slowly: all goes once, what cannot wait first, and the clocks are swept meanwhile."""

import asyncio
import threading
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
import time_machine
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from celery import Celery
from django.db import connection
from django.utils import timezone

from scr_portal import settings, tasks
from scr_portal.mail import Message, sending
from tests.mail.conftest import PostOffice, message

STATUS = Message.Status
THINKS = 0.3  # seconds over each message
DIGESTS = 8


class TarPit(PostOffice):
    """Takes mail, and its time."""

    def __init__(self) -> None:
        super().__init__()
        self.thinks, self.waits_at_recipient = THINKS, 0.0
        self.reading = threading.Event()

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Late."""
        await asyncio.sleep(self.waits_at_recipient)
        return await super().handle_RCPT(server, session, envelope, address, options)

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        """Late."""
        self.reading.set()
        await asyncio.sleep(self.thinks)
        return await super().handle_DATA(server, session, envelope)

    def order(self) -> list[str]:
        """The addresses in the order in which it took the mail."""
        return [one.rcpt_tos[0] for one in self.taken]


@pytest.fixture
def tar_pit(mail_port: int) -> Iterator[TarPit]:
    """A slow mail server that runs."""
    office = TarPit()
    controller = Controller(office, hostname="127.0.0.1", port=mail_port)
    controller.start()
    yield office
    controller.stop()


def morning() -> list[str]:
    """The digests of a morning wait to go; their addresses."""
    for number in range(DIGESTS):
        message(number, f"digest{number}@example.org")
    Message.objects.update(can_wait=True)
    return [f"digest{number}@example.org" for number in range(DIGESTS)]


def at_work(task: Callable[[], None]) -> threading.Thread:
    """A worker on this task."""

    def work() -> None:
        task()
        connection.close()

    worker = threading.Thread(target=work)
    worker.start()
    return worker


def test_a_notice_that_comes_while_digests_go_waits_for_the_one_on_its_way_alone(
    own_database: str, tar_pit: TarPit
) -> None:
    digests = morning()
    worker = at_work(tasks.send_waiting)
    assert tar_pit.reading.wait(30)
    message(99, "ofsted@example.org")
    worker.join(60)
    assert tar_pit.order().index("ofsted@example.org") <= 2
    assert sorted(tar_pit.order()) == sorted([*digests, "ofsted@example.org"]), "each once, and none lost"
    assert set(Message.objects.values_list("status", flat=True)) == {STATUS.SENT}


def test_two_workers_at_it_send_each_once(own_database: str, tar_pit: TarPit) -> None:
    digests = morning()
    for worker in [at_work(tasks.send_waiting) for _ in range(2)]:
        worker.join(60)
    assert sorted(tar_pit.order()) == digests


def test_other_work_of_the_queue_has_its_turn_between_two_rounds(
    db: None, tar_pit: TarPit, monkeypatch: pytest.MonkeyPatch
) -> None:
    digests, asked = morning(), []
    monkeypatch.setattr(sending, "ROUND", 2 * THINKS)
    monkeypatch.setattr(Celery, "send_task", lambda app, name, **_: asked.append(name))
    tasks.send_waiting()
    assert 0 < len(tar_pit.taken) < DIGESTS
    assert asked == ["scr_portal.tasks.send_waiting"], "it comes after what waits in the queue"
    while asked:
        asked.clear()
        tasks.send_waiting()
    assert sorted(tar_pit.order()) == digests


def test_one_that_is_slower_than_we_wait_is_tried_later_and_goes_once(db: None, tar_pit: TarPit) -> None:
    tar_pit.waits_at_recipient = 3  # seconds; the tests wait for 2
    waiting = message()
    tasks.send_waiting()
    waiting.refresh_from_db()
    assert (waiting.status, tar_pit.taken) == (STATUS.WAITING, [])
    tar_pit.waits_at_recipient = 0
    with time_machine.travel(timezone.now() + timedelta(minutes=2)):
        tasks.send_waiting()
        tasks.send_waiting()
    assert tar_pit.order() == [waiting.address]


def test_one_that_thinks_longer_than_we_wait_may_have_taken_it(db: None, tar_pit: TarPit) -> None:
    tar_pit.thinks = 3
    waiting = message()
    tasks.send_waiting()
    waiting.refresh_from_db()
    assert waiting.status == STATUS.MAY_HAVE_ARRIVED
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        tasks.send_waiting()
    assert len(tar_pit.taken) <= 1


def test_a_round_that_was_not_begun_in_time_is_left_to_the_next() -> None:
    line = settings.CELERY_BEAT_SCHEDULE["send-mail"]
    assert line["options"] == {"expires": line["schedule"]}
