"""Whom a round of consideration waits for: the standing sub-committee. The LSCB chair has the date of the decision."""

from collections.abc import Iterator

from django.db.models import QuerySet

from referrals.considerations.models import Consideration
from referrals.considerations.transitions import decide, recommend
from scr_portal.access import Grants
from scr_portal.accounts import Board
from scr_portal.addresses import reverse
from scr_portal.waiting import Waiting, rows_waiting, waits


def _recommended(held: Grants) -> QuerySet[Consideration] | None:
    recommended = Consideration.objects.exclude(casefile__board__recommender=Board.Recommender.NOBODY)
    return rows_waiting(recommended, held, recommend)


@waits(_recommended)
def rounds(found: list[Consideration], held: Grants) -> Iterator[Waiting]:
    """Cases on which nothing is recommended to the chair yet; nothing for who decides on them."""
    for one in found:
        if not decide.allowed(one, held):
            url = reverse("referrals:consideration_recommend", args=[one.public_id])
            yield Waiting("Recommend to the LSCB chair", one.casefile, url)
