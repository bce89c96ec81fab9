"""A sender that is killed while the server reads: the message may have arrived, says so, and is not sent again."""

import asyncio
import threading
from datetime import timedelta

import time_machine
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from django.utils import timezone

from scr_portal.mail import Message
from scr_portal.tasks import send_waiting
from tests.drill.logged import assert_says
from tests.mail.conftest import PostOffice, message
from tests.programs import program

SEND = "from scr_portal.tasks import send_waiting\nsend_waiting()"


class SlowOffice(PostOffice):
    """Takes a message and then thinks about it for as long as the test lasts."""

    def __init__(self) -> None:
        super().__init__()
        self.reading = threading.Event()

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        """No answer while anybody waits for it."""
        self.taken.append(envelope)
        self.reading.set()
        await asyncio.sleep(60)
        return "250 OK"


def test_a_worker_killed_while_the_server_reads_sends_nothing_twice(own_database: str, mail_port: int) -> None:
    for number in range(3):
        message(number)
    office = SlowOffice()
    slow = Controller(office, hostname="127.0.0.1", port=mail_port)
    slow.start()
    try:
        sender = program(SEND, own_database, EMAIL_URL=f"smtp://127.0.0.1:{mail_port}")
        assert office.reading.wait(30)
        sender.kill()
        said, _ = sender.communicate()
    finally:
        slow.stop()
    statuses = sorted(Message.objects.values_list("status", flat=True))
    assert_says(said)
    assert statuses == [Message.Status.MAY_HAVE_ARRIVED, Message.Status.WAITING, Message.Status.WAITING]
    again = PostOffice()
    quick = Controller(again, hostname="127.0.0.1", port=mail_port)
    quick.start()
    try:
        with time_machine.travel(timezone.now() + timedelta(hours=1)):
            send_waiting()
    finally:
        quick.stop()
    assert len(again.taken) == 2
    assert {one.rcpt_tos[0] for one in again.taken}.isdisjoint({one.rcpt_tos[0] for one in office.taken})
