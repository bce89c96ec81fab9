"""The warnings that somebody recorded, at the head of the case."""

from collections.abc import Iterator

from scr_portal.access import Grants
from scr_portal.alerts.models import Alert
from scr_portal.alerts.transitions import lift
from scr_portal.casefiles import CaseFile
from scr_portal.linking import links
from scr_portal.sections import Warned, warns
from scr_portal.shelf import Shelf


@warns(10)
def standing(casefile: CaseFile, held: Grants, shelf: Shelf) -> Iterator[Warned]:
    """Those that stand, newest first, each with the way to lift it where the reader may."""
    for one in reversed(shelf.rows(Alert)):
        if one.status == Alert.Status.STANDING:
            yield Warned(str(one), one.text, links(one, held, {lift: "Lift this warning"}))
