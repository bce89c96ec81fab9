"""What the reader is asked to check, whether or not its case is open to them."""

from collections.abc import Iterator

from django.db.models import QuerySet

from scr_portal.access import Grants
from scr_portal.addresses import reverse
from scr_portal.fact_checks.models import FactCheck
from scr_portal.waiting import Waiting, waits


def _mine(held: Grants) -> QuerySet[FactCheck] | None:
    if not held.to_check:
        return None
    mine = FactCheck.objects.visible_to(held.user).filter(of=held.user, status=FactCheck.Status.ASKED)
    return mine.order_by("due_on", "pk")


@waits(_mine)
def to_check(found: list[FactCheck], held: Grants) -> Iterator[Waiting]:
    """Each text, with the day by which an answer is wanted."""
    for one in found:
        url = reverse("scr_portal:factcheck", args=[one.public_id])
        yield Waiting("Check what is written of you", one.casefile, url, date=one.clock)
