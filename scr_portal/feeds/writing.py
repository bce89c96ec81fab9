"""Writes running dates as a calendar (RFC 5545): the kind of each date and the reference of its case, no more."""

from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.utils.crypto import salted_hmac
from icalendar import Calendar, Event, Timezone, TimezoneStandard
from icalendar.prop import vDuration

from scr_portal.clocks import Sort
from scr_portal.deadlines import Deadline

NAME = "SCR Portal"
FETCH_EVERY = timedelta(hours=1)
"""How soon a date that moved is to move in calendars that heed it; Google and Outlook take their own time."""
COUNTED_FROM = datetime(2000, 1, 1, tzinfo=UTC)
BEFORE = {Sort.NOT_BEFORE: "Not before this day: ", Sort.UNTIL: "Until this day: "}


def written(deadlines: Iterable[Deadline]) -> bytes:
    """One event for all of the day for each date, in lines of at most 75 octets that end in CR and LF."""
    made = Calendar()
    made.add("version", "2.0")
    made.add("prodid", "-//SCR Portal//Running dates//EN")
    made.add("calscale", "GREGORIAN")
    made.add("x-wr-calname", NAME)
    made.add("name", NAME)
    made.add("refresh-interval", vDuration(FETCH_EVERY), {"VALUE": "DURATION"})
    made.add("x-published-ttl", vDuration(FETCH_EVERY))
    dates = list(deadlines)
    marks = marked(dates)
    for deadline in dates:
        made.add_component(_event(deadline, with_mark=deadline.pk in marks))
    if not dates:
        made.add_component(_nothing())
    return bytes(made.to_ical())


def _nothing() -> Timezone:
    """What a calendar without a date holds: it may not be without any component (RFC 5545, 3.6), and shows no entry."""
    zone, standard = Timezone(), TimezoneStandard()
    zone.add("tzid", "UTC")
    standard.add("dtstart", datetime(1970, 1, 1))
    standard.add("tzoffsetfrom", timedelta(0))
    standard.add("tzoffsetto", timedelta(0))
    zone.add_component(standard)
    return zone


def marked(dates: Iterable[Deadline]) -> set[int]:
    """Those among the dates of a calendar that stand beside others of their name, and have a mark for that.

    Of another agency or person, of another notice; or of another thing of the same case.
    """
    dates = list(dates)
    named = Counter((one.casefile_id, one.sort, one.name) for one in dates)
    return {one.pk for one in dates if _is_of_several(one) or named[one.casefile_id, one.sort, one.name] > 1}


def _is_of_several(one: Deadline) -> bool:
    return one.agency_id is not None or one.person_id is not None or one.is_of_notice


def _event(deadline: Deadline, *, with_mark: bool) -> Event:
    """The moment of the last change stands for the version too: it grows with each change, and no counter is kept."""
    event = Event()
    event.add("uid", f"{_key(deadline)}@scr-portal.invalid")
    event.add("dtstamp", deadline.changed_at)
    event.add("last-modified", deadline.changed_at)
    event.add("sequence", max(0, int((deadline.changed_at - COUNTED_FROM).total_seconds())))
    event.add("dtstart", deadline.due_on)
    event.add("dtend", deadline.due_on + timedelta(days=1))
    event.add("summary", f"{title(deadline, with_mark=with_mark)} ({deadline.casefile.reference})")
    event.add("description", "Sign in to SCR Portal to read more. This entry names nobody on purpose.")
    event.add("url", f"{settings.PORTAL_ADDRESS}/cases/{deadline.casefile.public_id}/dates/#date-{deadline.mark}")
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    return event


def title(deadline: Deadline, *, with_mark: bool) -> str:
    """The kind of date in words. Of a notice not to whom: the name of a body may tell the region.

    Where a case may have several, with the mark by which the dates of the case say which it is.
    """
    words = "Send a notice to a body" if deadline.is_of_notice else deadline.name
    mark = f" {deadline.mark}" if with_mark else ""
    return BEFORE.get(Sort(deadline.sort), "") + words + mark


def _key(deadline: Deadline) -> str:
    """The same for the same clock, also when the rows are made anew; it cannot be counted back to them."""
    return salted_hmac("scr_portal.feeds", f"{deadline.subject_key} {deadline.kind}", algorithm="sha256").hexdigest()[
        :32
    ]
