"""A real mail server on the loopback, and messages for it."""

from asyncio import Transport
from collections.abc import Callable, Iterator

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from pytest_django import Settings

from scr_portal.mail import Message
from tests import build
from tests.live import free_port


class PostOffice:
    """What a mail server does with mail; `taken` is what it has kept."""

    def __init__(self) -> None:
        self.taken: list[Envelope] = []
        self.recipient_answer = "250 OK"
        self.data_answer = "250 OK"
        self.dies_after_data = False

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """The answer to a recipient."""
        if self.recipient_answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return self.recipient_answer

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        """The answer to a message, or none."""
        if self.data_answer.startswith("250"):
            self.taken.append(envelope)
        if self.dies_after_data:
            assert isinstance(server.transport, Transport)
            server.transport.abort()
        return self.data_answer


@pytest.fixture
def mail_port(settings: Settings) -> int:
    """Where the portal sends its mail; nothing listens there yet."""
    port = free_port()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", port, 2
    return port


@pytest.fixture
def opened(mail_port: int) -> Iterator[Callable[[], PostOffice]]:
    """Opens the mail server."""
    running: list[Controller] = []

    def start() -> PostOffice:
        office = PostOffice()
        running.append(Controller(office, hostname="127.0.0.1", port=mail_port))
        running[-1].start()
        return office

    yield start
    for controller in running:
        controller.stop()


@pytest.fixture
def post_office(opened: Callable[[], PostOffice]) -> PostOffice:
    """A mail server that runs."""
    return opened()


def message(number: int = 1, address: str = "") -> Message:
    """A message that waits."""
    user = build.user()
    return Message.objects.create(
        user=user,
        address=address or user.email,
        subject="CASE-7Q2K9: something needs you",
        body="A decision waits for you.\n",
        message_id=f"<{number}@scr-portal.invalid>",
    )
