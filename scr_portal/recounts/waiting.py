"""Changes of what a case is counted by that wait for the reader's word."""

from collections.abc import Iterator

from scr_portal.access import Grants
from scr_portal.linking import links
from scr_portal.recounts.models import Recount
from scr_portal.recounts.transitions import confirm
from scr_portal.waiting import Waiting, rows_waiting, waits


@waits(lambda held: rows_waiting(Recount.objects.all(), held, confirm))
def recounts(found: list[Recount], held: Grants) -> Iterator[Waiting]:
    """Each with the page that says what moves."""
    for one in found:
        for link in links(one, held, {confirm: f"Confirm what a {one} moves"}):
            yield Waiting(link.words, one.casefile, link.url)
