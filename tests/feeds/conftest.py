"""Somebody's calendar, which fetches by the address without signing in."""

import re
from dataclasses import dataclass
from datetime import date

import pytest
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client
from icalendar import Calendar, Event

from scr_portal.accounts import User
from tests import build

LINES = re.compile(rb"(?:[^\r\n]{1,75}\r\n)+")
"""No line over 75 octets, and no CR or LF that is not a whole end of a line."""
ADDRESS = re.compile(r"portal-address\">https?://[^/]+(/calendar/[\w-]+/dates\.ics)<")


@pytest.fixture(autouse=True)
def no_attempts_yet() -> None:
    """What other tests have tried does not count."""
    cache.clear()


def made_by(user: User) -> str:
    """The address that this person is shown once."""
    client = Client()
    client.force_login(user)
    page = client.post("/your-calendar/make/", {"password": build.PASSWORD}).content.decode()
    [address] = ADDRESS.findall(page)
    return str(address)


def fetched(address: str) -> HttpResponse:
    """What a calendar gets there."""
    return Client().get(address)  # type: ignore[return-value]


@dataclass(frozen=True)
class Entry:
    """One entry as a calendar reads it."""

    uid: str
    title: str
    day: date
    version: int
    text: str


def entries(address: str) -> list[Entry]:
    """Read strictly: whatever the parser would have forgiven fails here, and what RFC 5545 asks of every entry."""
    content = fetched(address).content
    assert LINES.fullmatch(content)
    read = Calendar.from_ical(content)
    assert [error for part in read.walk() for error in part.errors] == []
    assert read.subcomponents, "RFC 5545, 3.6: a calendar has at least one component"
    events = read.walk("VEVENT")
    for event in events:
        names = [name for name, _ in event.property_items(recursive=False)]
        assert (names.count("UID"), names.count("DTSTAMP")) == (1, 1), "RFC 5545, 3.6.1"
        assert event.decoded("DTEND") > event.decoded("DTSTART")
    assert len({str(event["UID"]) for event in events}) == len(events)
    return [_entry(event) for event in events]


def _entry(event: Event) -> Entry:
    text = event.to_ical().decode()
    title, day = str(event["SUMMARY"]), event.decoded("DTSTART")
    return Entry(str(event["UID"]), title, day, int(event["SEQUENCE"]), text)
