"""What waits for the chair of a board that is asked to lead a case."""

from collections.abc import Iterator

from django.urls import reverse

from scr_portal.access import Grants
from scr_portal.roles import TAKES_OVER
from scr_portal.transfers.models import Transfer
from scr_portal.waiting import Waiting, waits


@waits
def offered(held: Grants) -> Iterator[Waiting]:
    """Cases that other boards ask the reader's to lead; looked for only where the reader could answer."""
    if not (boards := held.boards_where(TAKES_OVER)):
        return
    asked = Transfer.objects.visible_to(held.user).filter(status=Transfer.Status.PROPOSED, to_board__in=boards)
    for one in asked.select_related("casefile", "from_board"):
        url = reverse("scr_portal:transfer", args=[one.public_id])
        yield Waiting(f"{one.from_board} asks your board to lead a case", one.casefile, url)
