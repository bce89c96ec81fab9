"""What waits for people of a partner board."""

from collections.abc import Iterator

from django.urls import reverse

from scr_portal.access import Grants
from scr_portal.partners.models import PartnerPaper
from scr_portal.waiting import Waiting, waits


@waits
def sent(held: Grants) -> Iterator[Waiting]:
    """What nobody of the reader's board has opened yet; looked for only where it is a partner of a case."""
    if not held.partnered:
        return
    unread = PartnerPaper.objects.filter(partner__in=list(held.partnered), status=PartnerPaper.Status.SENT)
    for one in unread.visible_to(held.user).select_related("casefile__board"):
        url = reverse("scr_portal:partnerpaper", args=[one.public_id])
        yield Waiting(f"{one.casefile.board} has sent your board something", one.casefile, url)
