"""What the case page says of partner boards, for the office."""

from scr_portal.access import Grants
from scr_portal.addresses import reverse
from scr_portal.casefiles import CaseFile
from scr_portal.linking import Step, lines, openings
from scr_portal.partners import transitions
from scr_portal.partners.models import PartnerAnswer, PartnerBoard, PartnerPaper
from scr_portal.partners.voids import void
from scr_portal.roles import OFFICE
from scr_portal.sections import Context, section
from scr_portal.shelf import Shelf

NAME = "Name a partner board"
OPENING: dict[Step, str] = {transitions.send: "Send something to a partner board", transitions.name: NAME}
OF_ANSWER: dict[Step, str] = {transitions.note: "Read the answer"}
OF_PARTNER: dict[Step, str] = {transitions.end: "End its part", void: "Named by mistake"}


@section(93, "Partner boards", "partners/part.html")
def partners(casefile: CaseFile, held: Grants, shelf: Shelf) -> Context | None:
    """The boards of other areas with an interest, and the way to name one."""
    if not held.roles_on(casefile.pk) & OFFICE:
        return None
    rows = shelf.rows(PartnerBoard)
    waiting = [one for one in shelf.rows(PartnerAnswer) if one.status == PartnerAnswer.Status.WAITING]
    standing = any(one.status == PartnerBoard.Status.NAMED for one in rows)
    return {
        "partners": lines(rows, held, OF_PARTNER),
        "answers": lines(waiting, held, OF_ANSWER),
        "sent": len(shelf.rows(PartnerPaper)),
        "url": reverse("scr_portal:case_partners", args=[casefile.public_id]),
        "links": openings(casefile, held, OPENING if standing else {transitions.name: NAME}),
    }
