"""What a step queues is in the outbox when the step is, names nobody, and needs no broker to succeed."""

from django.db import transaction

from scr_portal import mail, notifications
from scr_portal.mail import Message
from scr_portal.roles import Role
from tests import build
from tests.programs import program


def test_a_queued_message_names_the_case_by_reference_and_nobody(db: None) -> None:
    case = build.casefile(build.board())
    person = build.member(Role.OFFICER, case.board)
    notifications.queue(case, [person], "A referral has come in.")
    message = Message.objects.get()
    assert message.address == person.email
    assert case.reference in message.subject
    assert f"/cases/{case.public_id}/" in message.body
    assert case.label not in message.subject + message.body
    assert person.name not in message.subject + message.body


STEP = """
import time
from django.db import transaction
from scr_portal import notifications, walls
from scr_portal.accounts import User
from scr_portal.casefiles import CaseFile


def step():
    began = time.monotonic()
    with transaction.atomic(), walls.portal():
        notifications.queue(CaseFile.objects.get(), User.objects.all(), "A referral has come in.")
    return time.monotonic() - began


step()  # the first loads Celery's transport
assert step() < 2, "The step waits for the broker."
"""


def test_with_the_broker_down_the_step_still_succeeds_and_soon(own_database: str) -> None:
    case = build.casefile(build.board())
    build.member(Role.OFFICER, case.board)
    step = program(STEP, own_database, REDIS_URL="redis://127.0.0.1:1/0")
    said, _ = step.communicate(timeout=30)
    assert step.returncode == 0, said
    assert "The broker does not answer" in said
    assert set(Message.objects.values_list("status", flat=True)) == {Message.Status.WAITING}


def test_what_is_rolled_back_was_never_queued(own_database: str) -> None:
    case = build.casefile(build.board())
    person = build.member(Role.OFFICER, case.board)
    try:
        with transaction.atomic():
            notifications.queue(case, [person], "A referral has come in.")
            raise LookupError
    except LookupError:
        pass
    assert mail.send_round() is False
    assert not Message.objects.exists()
