"""Somebody without an account: what is mailed to them, and how they come in by it."""

import re
import time
from dataclasses import dataclass

from playwright.sync_api import expect

from tests.journeys.steps.desk import Desk
from tests.live import Portal


@dataclass
class Letterbox:
    """The mail to one address; only the mail server has kept it."""

    portal: Portal
    address: str
    read: int = 0

    def next(self, pattern: str) -> str:
        """What stands in the next mail that holds such a thing."""
        until = time.monotonic() + 60
        while time.monotonic() < until:
            for number, message in enumerate(self.portal.mailbox.received[self.read :], self.read + 1):
                body = message.get_payload(decode=True) if message["To"] == self.address else b""
                if isinstance(body, bytes) and (found := re.search(pattern, body.decode())):
                    self.read = number
                    return found[1]
            time.sleep(0.2)
        raise AssertionError(f"No mail with {pattern} has come.")


def come_in(desk: Desk, letterbox: Letterbox, name: str) -> str:
    """By the newest link, which is given, and a code."""
    link = letterbox.next(r"(/guest/[\w-]+/)")
    come_by(desk, letterbox, link, name)
    return link


def come_by(desk: Desk, letterbox: Letterbox, link: str, name: str) -> None:
    """By a link and a code; a wrong code first."""
    desk.leave()
    desk.open(link)
    desk.press("Send me a code")
    desk.send("Come in", {"Code": "000000"})
    desk.sees("a code works for 15 minutes")
    desk.done("Come in", {"Code": letterbox.next(r"is (\d{6})")}, asks=False)
    expect(desk.page.locator(".portal-header__reader")).to_have_text(name)
