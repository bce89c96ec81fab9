"""Puts mail into the outbox with whatever calls for it, and wakes the worker afterwards."""

import logging
from collections.abc import Iterable

from celery import current_app
from django.db import transaction
from kombu.exceptions import OperationalError

from scr_portal import walls
from scr_portal.accounts.users import User
from scr_portal.casefiles import CaseFile
from scr_portal.ids import public_id
from scr_portal.mail.models import Message

logger = logging.getLogger(__name__)


def queue(
    address: str,
    subject: str,
    body: str,
    *,
    user: User | None = None,
    casefile: CaseFile | None = None,
    lets_in: bool = False,
) -> None:
    """Queue one message, in the caller's transaction; `lets_in` when it carries a secret link or a code."""
    message = letter(address, subject, body, user=user, casefile=casefile)
    message.lets_in = lets_in
    post([message])


def letter(
    address: str, subject: str, body: str, *, user: User | None = None, casefile: CaseFile | None = None
) -> Message:
    """One message with an id that stays the same however often it is tried."""
    message_id = f"<{public_id()}@scr-portal.invalid>"
    return Message(address=address, subject=subject, body=body, user=user, casefile=casefile, message_id=message_id)


def post(letters: Iterable[Message]) -> None:
    """Put messages into the outbox, and have the worker look into it once the transaction has committed.

    Without a broker they wait for beat.
    """
    letters = list(letters)
    with walls.portal():  # nobody reads the outbox, not even what they have just put in
        Message.objects.bulk_create(letters)
    if letters:
        transaction.on_commit(wake_worker)


def wake_worker() -> None:
    """Have the worker look into the outbox when the work that waits before it is done."""
    try:
        current_app.send_task("scr_portal.tasks.send_waiting", retry=False)
    except (OperationalError, OSError):
        logger.warning("The broker does not answer: the mail waits for the next round.")
