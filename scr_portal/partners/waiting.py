"""What waits for the people of a partner board, and for the office of the board that leads."""

from collections.abc import Iterator

from django.db.models import QuerySet

from scr_portal.access import Grants
from scr_portal.addresses import reverse
from scr_portal.partners.models import PartnerAnswer, PartnerPaper
from scr_portal.partners.transitions import note
from scr_portal.waiting import Waiting, rows_waiting, waits


def _unread(held: Grants) -> QuerySet[PartnerPaper] | None:
    unread = PartnerPaper.objects.filter(partner__in=list(held.partnered), status=PartnerPaper.Status.SENT)
    return unread.visible_to(held.user).select_related("casefile__board") if held.partnered else None


def _answers(held: Grants) -> QuerySet[PartnerAnswer] | None:
    rows = PartnerAnswer.objects.select_related("paper__to_board")
    return rows_waiting(rows, held, note) if held.has_partners else None


@waits(_unread)
def sent(found: list[PartnerPaper], held: Grants) -> Iterator[Waiting]:
    """What nobody of the reader's board has opened yet; looked for only where it is a partner of a case."""
    for one in found:
        url = reverse("scr_portal:partnerpaper", args=[one.public_id])
        yield Waiting(f"{one.casefile.board} has sent your board something", one.casefile, url)


@waits(_answers)
def answers(found: list[PartnerAnswer], held: Grants) -> Iterator[Waiting]:
    """Answers of partner boards that the office of the lead board has not read; asked only where it has a partner."""
    for one in found:
        url = reverse("scr_portal:partneranswer_note", args=[one.public_id])
        yield Waiting(f"Read the answer of {one.paper.to_board}", one.casefile, url)
