"""Whom a likely second referral waits for: the officer."""

from collections.abc import Iterator

from django.db.models import QuerySet

from referrals.likenesses.models import Likeness
from referrals.likenesses.transitions import dismiss
from scr_portal.access import Grants
from scr_portal.addresses import reverse
from scr_portal.waiting import Waiting, rows_waiting, waits


def _of_two_cases(held: Grants) -> QuerySet[Likeness] | None:
    rows = Likeness.objects.filter(Likeness.IS_ASKED, casefile__is_open=True)
    return rows_waiting(rows, held, dismiss)


@waits(_of_two_cases)
def likely_second_referrals(found: list[Likeness], held: Grants) -> Iterator[Waiting]:
    """On open cases, where both are open to the reader."""
    for one in found:
        page = reverse("case", args=[one.casefile.public_id])
        yield Waiting("Look at a likely second referral of the same incident", one.casefile, f"{page}#referral")
