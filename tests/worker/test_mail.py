"""Mail on the running portal: the worker is woken at once, and a worker that was away catches up."""

import signal
import time

from tests.live import Portal

QUEUE = "from scr_portal import mail; mail.queue('{0}@example.org', 'CASE-7Q2K9: something needs you', 'Sign in.')"
AT_ONCE = 12  # seconds; beat comes round every 20
LATER = 60  # seconds


def arrived(portal: Portal, name: str, within: float) -> int:
    """How many messages to that name have come, waiting for the first of them."""
    until = time.monotonic() + within
    while time.monotonic() < until and not _count(portal, name):
        time.sleep(0.1)
    return _count(portal, name)


def _count(portal: Portal, name: str) -> int:
    return sum(str(message["To"]) == f"{name}@example.org" for message in portal.mailbox.received)


def queue(portal: Portal, name: str) -> None:
    """Put a message into the outbox, as a step does."""
    portal.manage(f'shell -c "{QUEUE.format(name)}"')


def test_a_queued_message_goes_at_once(live_portal: Portal) -> None:
    queue(live_portal, "prompt")
    assert arrived(live_portal, "prompt", AT_ONCE) == 1, live_portal.log.read_text()


def test_what_was_queued_while_the_worker_was_dead_goes_once_when_it_is_back(live_portal: Portal) -> None:
    live_portal.stop("worker", how=signal.SIGKILL)
    queue(live_portal, "patient")
    assert arrived(live_portal, "patient", 3) == 0
    live_portal.start("worker")
    assert arrived(live_portal, "patient", LATER) == 1, live_portal.log.read_text()
    time.sleep(2)
    assert arrived(live_portal, "patient", 0) == 1
