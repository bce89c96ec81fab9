"""What the page of a case says of cases of the same incident, and of those that only looked like it.

No timeline tells of them (roles.UNTOLD): who said it, and when, stands here, for those who may open both cases.
"""

from dataclasses import dataclass

from referrals.likenesses import transitions
from referrals.likenesses.attention import first_known
from referrals.likenesses.finding import linked_by
from referrals.likenesses.models import Likeness, LinkedCase
from scr_portal import walls
from scr_portal.access import Grants
from scr_portal.audit import Event
from scr_portal.casefiles import CaseFile
from scr_portal.linking import Line, Link, Step, lines, links
from scr_portal.sections import Context
from scr_portal.shelf import Shelf

UNDO: dict[Step, str] = {transitions.dismiss: "It is not the same incident"}
LOOK: dict[Step, str] = {transitions.dismiss: "Look at the two cases"}


@dataclass(frozen=True)
class Answered:
    """What an officer has said of another case, and what can be done about it."""

    row: Likeness | LinkedCase
    other: CaseFile
    said: Event
    links: list[Link]


def of_the_same_incident(casefile: CaseFile, held: Grants, shelf: Shelf) -> Context:
    """Cases that were looked at, and by which referral of those that are one the board knew first; what is to look at.

    Five queries, if there are any: the shelf holds no row that names a case closed to the reader.
    """
    linked, likenesses = shelf.rows(LinkedCase), shelf.rows(Likeness)
    dismissed = [one for one in likenesses if one.status == Likeness.Status.DISMISSED]
    taken = linked_by(casefile, held.user) if linked else {}
    looked_at: list[Likeness | LinkedCase] = [*linked, *dismissed]
    others = CaseFile.objects.in_bulk([one.other_id for one in looked_at])
    said = _said(casefile, [one.subject for one in looked_at])
    return {
        "linked": [
            Answered(one, others[one.other_id], said[one.subject], _undoing(like, casefile, held) if like else [])
            for one, like in ((one, taken.get(one.other_id)) for one in linked)
        ],
        "unlinked": [one for one in shelf.voided() if isinstance(one, LinkedCase)],
        "first": first_known([casefile, *(others[one.other_id] for one in linked)], held.user) if linked else None,
        "likely": _likely(held, shelf),
        "dismissed": [Answered(one, others[one.other_id], said[one.subject], []) for one in dismissed],
    }


def _undoing(likeness: Likeness, here: CaseFile, held: Grants) -> list[Link]:
    """The page on which the link is taken back, from whichever of the two cases; it leads back there."""
    return [Link(one.words, f"{one.url}?here={here.reference}") for one in links(likeness, held, UNDO)]


def _said(casefile: CaseFile, subjects: list[str]) -> dict[str, Event]:
    """The newest event of each row: it is told on this page alone."""
    if not subjects:
        return {}
    with walls.looked_at(casefile.pk):
        events = Event.objects.filter(casefile=casefile, about__in=subjects).select_related("by").order_by("seq")
        return {one.about: one for one in events}


def _likely(held: Grants, shelf: Shelf) -> list[Line]:
    """Earlier cases that may be of the same incident, which nobody has looked at: one query, if there are any."""
    found = [one for one in shelf.rows(Likeness) if one.status == Likeness.Status.FOUND]
    if not found:
        return []
    asked = set(Likeness.objects.visible_to(held.user, shelf.casefile).filter(Likeness.IS_ASKED))
    return [line for line in lines([one for one in found if one in asked], held, LOOK) if line.links]
