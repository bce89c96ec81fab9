"""Files that are locked away and wait for the word of the officer or the chair."""

from collections.abc import Iterator

from scr_portal.access import Grants
from scr_portal.addresses import reverse
from scr_portal.quarantines.models import Quarantine
from scr_portal.quarantines.sections import TO_CONFIRM
from scr_portal.quarantines.transitions import confirm, word_of
from scr_portal.waiting import Waiting, rows_waiting, waits


@waits(lambda held: rows_waiting(Quarantine.objects.all(), held, confirm))
def locked_away(found: list[Quarantine], held: Grants) -> Iterator[Waiting]:
    """Each whose word the reader can still give; a colleague's counts for the same place."""
    for one in found:
        if word_of(one, held.user, held.roles_on(one.casefile_id)):
            yield Waiting(TO_CONFIRM, one.casefile, reverse("scr_portal:quarantine", args=[one.public_id]))
