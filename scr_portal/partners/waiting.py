"""What waits for the people of a partner board, and for the office of the board that leads."""

from collections.abc import Iterator

from django.urls import reverse

from scr_portal.access import Grants
from scr_portal.partners.models import PartnerAnswer, PartnerPaper
from scr_portal.partners.transitions import note
from scr_portal.waiting import MOST, Waiting, rows_waiting, waits


@waits
def sent(held: Grants) -> Iterator[Waiting]:
    """What nobody of the reader's board has opened yet; looked for only where it is a partner of a case."""
    if not held.partnered:
        return
    unread = PartnerPaper.objects.filter(partner__in=list(held.partnered), status=PartnerPaper.Status.SENT)
    for one in unread.visible_to(held.user).select_related("casefile__board")[:MOST]:
        url = reverse("scr_portal:partnerpaper", args=[one.public_id])
        yield Waiting(f"{one.casefile.board} has sent your board something", one.casefile, url)


@waits
def answers(held: Grants) -> Iterator[Waiting]:
    """Answers of partner boards that the office of the lead board has not read; asked only where it has a partner."""
    if not held.has_partners:
        return
    for one in rows_waiting(PartnerAnswer.objects.select_related("paper__to_board"), held, note):
        url = reverse("scr_portal:partneranswer_note", args=[one.public_id])
        yield Waiting(f"Read the answer of {one.paper.to_board}", one.casefile, url)
