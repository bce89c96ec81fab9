"""Whom a dissent waits for: the LSCB chair, who answers it before the decision or after."""

from collections.abc import Iterator

from referrals.considerations.models import Dissent
from referrals.dissents.transitions import answer
from scr_portal.access import Grants
from scr_portal.addresses import reverse
from scr_portal.waiting import Waiting, rows_waiting, waits


@waits(lambda held: rows_waiting(Dissent.objects.filter(answer=""), held, answer))
def dissents(found: list[Dissent], held: Grants) -> Iterator[Waiting]:
    """Dissents that nobody has answered yet."""
    for one in found:
        url = reverse("referrals:dissent_answer", args=[one.public_id])
        clock = (one.subject, "dissent")
        yield Waiting("Answer a dissent from the recommendation", one.casefile, url, clock=clock)
