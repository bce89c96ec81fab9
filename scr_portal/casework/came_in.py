"""What others did on the cases of the reader's office since yesterday morning."""

from datetime import datetime, time, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from scr_portal.access import Grants
from scr_portal.accounts.users import SYSTEM_EMAIL
from scr_portal.among import within
from scr_portal.answers import answers
from scr_portal.audit import Event
from scr_portal.roles import OFFICE
from scr_portal.together import on_home

MOST = 20
"""Lines that the home page shows; the timeline of each case has all of them."""
ARRIVED = ("notice.open", "notice.fetch", "letter.open", "letter.fetch", "partnerpaper.open")
"""What the portal notes by itself because somebody outside the office has opened what they were sent."""
BEGUN = ("letter.compose", "letter.revise", "letter.finish", "notice.draw_up", "publication.prepare", "section.write")
"""What a colleague only prepares: it comes in, if at all, when it goes out."""


def came_in(held: Grants) -> list[Event]:
    """Newest first; nothing that the reader did or a colleague only began; of what the portal notes, what arrived.

    One query, or none for who is in no office. Mail that bounced is a line of what waits (letters/waiting.py).
    """
    return answers(held, _came_in)[0]


@on_home
def _came_in(held: Grants) -> QuerySet[Event] | None:
    cases = [pk for pk in held.casefile_ids() if held.roles_on(pk) & OFFICE]
    if not cases:
        return None
    since = timezone.make_aware(datetime.combine(held.day - timedelta(days=1), time.min))
    events = Event.objects.visible_to(held.user).filter(within("casefile_id", cases), at__gte=since)
    others = events.exclude(by=held.user).exclude(kind__in=BEGUN).exclude(~Q(kind__in=ARRIVED), by__email=SYSTEM_EMAIL)
    return others.select_related("casefile").order_by("-at", "-pk")[:MOST]
