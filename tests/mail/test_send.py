"""Mail goes once: a message waits while it cannot go, and is never sent again when it may have arrived."""

import threading
from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.utils import timezone

from scr_portal import settings
from scr_portal.mail import Message, send_round
from scr_portal.mail.models import LEASE
from scr_portal.tasks import send_waiting
from tests.mail.conftest import PostOffice, message

STATUS = Message.Status


def test_waiting_mail_arrives_once(db: None, post_office: PostOffice) -> None:
    waiting = message()
    send_waiting()
    send_waiting()
    (arrived,) = post_office.taken
    assert arrived.rcpt_tos == [waiting.address]
    assert b"Message-ID: <1@scr-portal.invalid>" in (arrived.original_content or b"")
    waiting.refresh_from_db()
    assert waiting.status == STATUS.SENT
    assert waiting.sent_at


def test_more_than_one_batch_goes_in_one_run(db: None, post_office: PostOffice) -> None:
    for number in range(25):
        message(number)
    send_waiting()
    assert len(post_office.taken) == 25


@pytest.mark.parametrize("told", ["recipient_answer", "data_answer"])
def test_what_the_server_refuses_for_good_is_not_tried_again(db: None, post_office: PostOffice, told: str) -> None:
    setattr(post_office, told, "550 No such person here")
    waiting = message()
    send_waiting()
    waiting.refresh_from_db()
    assert (waiting.status, waiting.answer) == (STATUS.REFUSED, "550 No such person here")
    setattr(post_office, told, "250 OK")
    send_waiting()
    assert post_office.taken == []


@pytest.mark.parametrize("told", ["recipient_answer", "data_answer"])
def test_what_the_server_puts_off_goes_later(db: None, post_office: PostOffice, told: str) -> None:
    setattr(post_office, told, "451 Come back later")
    waiting = message()
    send_waiting()
    waiting.refresh_from_db()
    assert waiting.status == STATUS.WAITING
    setattr(post_office, told, "250 OK")
    send_waiting()
    assert post_office.taken == [], "It waits a while first."
    with time_machine.travel(timezone.now() + timedelta(minutes=2)):
        send_waiting()
    assert len(post_office.taken) == 1


def test_without_an_answer_it_may_have_arrived_and_is_not_sent_again(db: None, post_office: PostOffice) -> None:
    post_office.dies_after_data = True
    waiting = message()
    send_waiting()
    waiting.refresh_from_db()
    assert waiting.status == STATUS.MAY_HAVE_ARRIVED
    assert waiting.answer.startswith("No answer after the message was handed over")
    post_office.dies_after_data = False
    with time_machine.travel(timezone.now() + timedelta(days=3)):
        send_waiting()
    assert len(post_office.taken) == 1


def test_while_the_server_is_down_mail_waits_and_then_goes(
    db: None, opened: Callable[[], PostOffice], mail_port: int
) -> None:
    first, second = message(1), message(2)
    send_waiting()
    first.refresh_from_db()
    second.refresh_from_db()
    assert {first.status, second.status} == {STATUS.WAITING}
    office = opened()
    with time_machine.travel(timezone.now() + timedelta(minutes=2)):
        send_waiting()
    assert {to for one in office.taken for to in one.rcpt_tos} == {first.address, second.address}


def test_each_attempt_waits_longer_but_never_more_than_an_hour(db: None, mail_port: int) -> None:
    waiting, waits = message(), []
    for _ in range(9):
        with time_machine.travel(waiting.not_before + timedelta(seconds=1), tick=False):
            send_waiting()
            waiting.refresh_from_db()
            waits.append((waiting.not_before - timezone.now()) // timedelta(minutes=1))
    assert waits == [1, 2, 4, 8, 16, 32, 60, 60, 60]


def test_an_address_that_mail_cannot_carry_does_not_stop_the_others(db: None, post_office: PostOffice) -> None:
    odd, plain = message(1, "jürgen@example.org"), message(2)
    send_waiting()
    odd.refresh_from_db()
    assert odd.status == STATUS.REFUSED
    assert [one.rcpt_tos for one in post_office.taken] == [[plain.address]]


def test_a_sender_that_lost_its_lease_sends_nothing(db: None, post_office: PostOffice) -> None:
    waiting = message()
    slow = Message.objects.claim(timezone.now())
    assert slow
    with time_machine.travel(timezone.now() + LEASE):
        assert send_round() is False
    assert len(post_office.taken) == 1
    assert slow.hand_over() is False
    waiting.refresh_from_db()
    assert waiting.status == STATUS.SENT


def test_what_a_lost_sender_held_goes_after_its_lease(db: None, post_office: PostOffice) -> None:
    message()
    Message.objects.claim(timezone.now())
    send_waiting()
    assert post_office.taken == []
    with time_machine.travel(timezone.now() + LEASE):
        send_waiting()
    assert len(post_office.taken) == 1


def test_two_senders_at_once_send_each_message_once(own_database: str, post_office: PostOffice) -> None:
    for number in range(30):
        message(number)
    together = threading.Barrier(2)

    def send() -> None:
        together.wait()
        send_waiting()
        connection.close()

    senders = [threading.Thread(target=send) for _ in range(2)]
    for sender in senders:
        sender.start()
    for sender in senders:
        sender.join()
    assert len(post_office.taken) == len({one.rcpt_tos[0] for one in post_office.taken}) == 30


def test_a_server_that_hangs_is_given_up_before_the_lease_ends() -> None:
    assert timedelta(seconds=settings.EMAIL_TIMEOUT) * 5 < LEASE
