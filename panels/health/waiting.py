"""Whom the health overview report waits for: its author, the senior officer of the trust, the SCR panel chair."""

from collections.abc import Iterator

from django.db.models import QuerySet

from panels.health.models import HealthOverview
from panels.health.next_step import FOLLOWING, WORDS
from scr_portal.access import Grants
from scr_portal.addresses import reverse
from scr_portal.waiting import Waiting, rows_waiting, waits


def _rows(held: Grants) -> QuerySet[HealthOverview] | None:
    return rows_waiting(HealthOverview.objects.all(), held, *WORDS)


@waits(of_open=[_rows])
def health_overviews(found: list[HealthOverview], held: Grants) -> Iterator[Waiting]:
    """The next step of each, where it is the reader's."""
    for overview in found:
        step = FOLLOWING[overview.status]
        if step.allowed(overview, held):
            url = reverse("panels:healthoverview", args=[overview.public_id])
            yield Waiting(WORDS[step], overview.casefile, url, clock=(overview.subject, "health_overview"))
