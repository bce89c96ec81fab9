"""Letters to a chief officer: whoever reads the letters of the agency in the portal is mostly somebody else."""

from django.utils import timezone

from scr_portal.access import holders
from scr_portal.letters.models import Letter
from scr_portal.letters.transitions import READERS

TOLD = (Letter.Kind.CHIEF, Letter.Kind.LATE)
"""The kinds that somebody higher at the agency is to read."""
INSTEAD = (
    "It is addressed to “{to}”, who does not read it here. Who reads it: {names}. By a link and a code, or by another "
    "route, it reaches whom it is addressed to."
)


def read_by_others(letter: Letter) -> list[str]:
    """Who reads it in the place of the chief officer, in a sentence; nothing where that one does. One query."""
    agency = letter.agency
    if agency is None or letter.kind not in TOLD:
        return []
    people = holders(letter.casefile, READERS, timezone.localdate(), agency.pk)
    if any(one.email.casefold() == agency.chief_officer_email.casefold() for one in people):
        return []
    return [INSTEAD.format(to=letter.to, names=", ".join(one.name for one in people) or "nobody there")]
