"""Nothing that leaves the portal names a child: mail, addresses, what its processes log."""

import re
import time
from email.message import Message
from urllib.parse import unquote

from tests.journeys.steps.cast import PARTS
from tests.journeys.steps.journey import Journey

NAMED = re.compile("|".join(PARTS), re.IGNORECASE)
SENT_WITHIN = 40  # seconds


def names_nobody(journey: Journey, *, at_least: int) -> None:
    """Mail came, and none of it names anybody of the family; nor does an address or the log, which tells no crash."""
    portal = journey.desk.portal
    until = time.monotonic() + SENT_WITHIN
    while len(portal.mailbox.received) < at_least:
        assert time.monotonic() < until, f"Only {len(portal.mailbox.received)} messages came"
        time.sleep(0.5)
    for message in portal.mailbox.received:
        assert not NAMED.search(f"{message}{_words(message)}"), message
    assert not [address for address in journey.desk.looking.addresses if NAMED.search(unquote(address))]
    log = portal.log.read_text()
    assert not NAMED.search(log)
    assert "Traceback" not in log, log


def _words(message: Message) -> str:
    """What a mail says, out of its transfer encoding."""
    payloads = [part.get_payload(decode=True) for part in message.walk() if not part.is_multipart()]
    return " ".join(payload.decode() for payload in payloads if isinstance(payload, bytes))
