"""Whom an IMR waits for: the agency's senior officer, its author, the SCR panel chair."""

from collections.abc import Iterator

from panels.imrs.models import Imr
from panels.imrs.next_step import WORDS, next_step
from scr_portal.access import Grants
from scr_portal.addresses import reverse
from scr_portal.waiting import Waiting, rows_waiting, waits


@waits(lambda held: rows_waiting(Imr.objects.select_related("agency"), held, *WORDS))
def imrs(found: list[Imr], held: Grants) -> Iterator[Waiting]:
    """The next step of each IMR, where it is the reader's."""
    for imr in found:
        step = next_step(imr)
        if step and step.allowed(imr, held):
            url = reverse("panels:imr", args=[imr.public_id])
            yield Waiting(f"{WORDS[step]} {imr}", imr.casefile, url, clock=(imr.subject, "imr"))
