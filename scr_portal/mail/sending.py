"""Sends what waits, by SMTP: once, whatever happens in between."""

import logging
import smtplib
import time
from contextlib import suppress
from email.utils import parseaddr

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.backends.smtp import EmailBackend
from django.utils import timezone

from scr_portal.mail.models import Message

logger = logging.getLogger(__name__)
ROUND = 20
"""Seconds after which a sender lets other work of its queue have its turn; below a message it does not go."""
NEVER = 500
"""SMTP answers from here on are final (RFC 5321, 4.2.1)."""


def send_round() -> bool:
    """Send what waits, one after the other for a ROUND; whether there may be more to send now.

    Each is claimed when its turn comes: what cannot wait, and came in meanwhile, waits for the one on its way at most.
    """
    until = time.monotonic() + ROUND
    while time.monotonic() < until:
        claimed = Message.objects.claim(timezone.now())
        if claimed is None or not _deliver(claimed):
            return False
    return True


def _deliver(message: Message) -> bool:
    """Whether the mail server could be reached."""
    connection = get_connection()
    try:
        connection.open()
    except OSError as trouble:
        logger.warning("The mail server does not answer (%s): the mail waits.", type(trouble).__name__)
        message.postpone("The mail server did not answer.")
        return False
    try:
        _send(connection, message)
    finally:
        with suppress(OSError):
            connection.close()
    return True


def _send(connection: BaseEmailBackend, message: Message) -> None:
    mail = EmailMessage(
        message.subject,
        message.body,
        to=[message.address],
        headers={"Message-ID": message.message_id, "Auto-Submitted": "auto-generated"},
    )
    if isinstance(connection, EmailBackend) and connection.connection:
        _send_by_smtp(connection.connection, message, mail.message().as_bytes().replace(b"\n", b"\r\n"))
    elif message.hand_over():
        connection.send_messages([mail])
        message.arrived()


def _send_by_smtp(server: smtplib.SMTP, message: Message, content: bytes) -> None:
    """Until the data has been asked for nothing can have arrived; after it, only an answer settles what happened."""
    try:
        server.ehlo_or_helo_if_needed()
        if (sender := server.mail(parseaddr(settings.DEFAULT_FROM_EMAIL)[1]))[0] != 250:
            return message.postpone(_words(*sender))
        code, answer = server.rcpt(message.address)
        if code not in (250, 251):
            return _turned_down(message, code, answer)
    except UnicodeError:
        return message.refuse("The address cannot be written in a mail.")
    except OSError as trouble:
        return message.postpone(f"The mail server broke off ({type(trouble).__name__}).")
    return _give(server, message, content) if message.hand_over() else None


def _give(server: smtplib.SMTP, message: Message, content: bytes) -> None:
    try:
        code, answer = server.data(content)
    except smtplib.SMTPDataError as refusal:
        code, answer = refusal.smtp_code, _bytes(refusal.smtp_error)
    except OSError as trouble:
        logger.warning("Message %s may have arrived: the mail server did not say.", message.pk)
        message.answer = f"No answer after the message was handed over ({type(trouble).__name__})."
        return message.save(update_fields=["answer"])
    return message.arrived() if code == 250 else _turned_down(message, code, answer)


def _turned_down(message: Message, code: int, answer: bytes) -> None:
    words, is_final = _words(code, answer), code >= NEVER
    logger.warning("Message %s was %s by the mail server (%s).", message.pk, "refused" if is_final else "put off", code)
    return message.refuse(words) if is_final else message.postpone(words)


def _words(code: int, answer: bytes) -> str:
    return f"{code} {answer.decode(errors='replace')}"


def _bytes(said: str | bytes) -> bytes:
    return said.encode() if isinstance(said, str) else said
