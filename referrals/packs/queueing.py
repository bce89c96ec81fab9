"""Asking the worker for the papers of an item, and how far it is."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef

from scr_portal import jobs, walls
from scr_portal.accounts import User
from scr_portal.audit import Event
from scr_portal.jobs import Job

if TYPE_CHECKING:
    from referrals.agenda.models import AgendaItem

MAKE = "referrals.tasks.make_pack"
KIND = "papers"
"""What such a document is called on its case."""


def ask(item: "AgendaItem") -> None:
    """Have the papers made after this transaction, unless they are being made: what is under way reads the newest."""
    jobs.ask_unless_asked(item, MAKE)


def latest(item: "AgendaItem") -> Job | None:
    """The newest job for the papers of an item, for those who may know of it."""
    return jobs.latest(item, MAKE)


def being_made(items: Iterable["AgendaItem"]) -> set[str]:
    """The subjects of those items whose papers the worker has in hand, or will have.

    Asked as the portal: members see the items that they pass here, and that papers are on their way, but no job.
    """
    open_ = Job.objects.filter(kind=MAKE, status__in=[Job.Status.WAITING, Job.Status.RUNNING])
    with walls.portal():
        return set(open_.filter(about__in=[item.subject for item in items]).values_list("about", flat=True))


def is_behind(reader: User) -> Exists:
    """Of items that are asked for: whether the reader may know of something on the case after its papers were made."""
    events = Event.objects.visible_to(reader).filter(casefile=OuterRef("casefile"), seq__gt=OuterRef("packed_at_seq"))
    return Exists(events.exclude(kind__startswith="agendaitem."))
