"""What waits for the chair of a board that is asked to lead a case."""

from collections.abc import Iterator

from django.db.models import QuerySet

from scr_portal.access import Grants
from scr_portal.addresses import reverse
from scr_portal.roles import TAKES_OVER
from scr_portal.transfers.models import Transfer
from scr_portal.waiting import Waiting, waits


def _asked(held: Grants) -> QuerySet[Transfer] | None:
    if not (boards := held.boards_where(TAKES_OVER)):
        return None
    asked = Transfer.objects.visible_to(held.user).filter(status=Transfer.Status.PROPOSED, to_board__in=boards)
    return asked.select_related("from_board")


@waits(_asked)
def offered(found: list[Transfer], held: Grants) -> Iterator[Waiting]:
    """Cases that other boards ask the reader's to lead; looked for only where the reader could answer."""
    for one in found:
        url = reverse("scr_portal:transfer", args=[one.public_id])
        yield Waiting(f"{one.from_board} asks your board to lead a case", one.casefile, url)
