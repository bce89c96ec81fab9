"""Of several children, none is left out of an answer about a death whose day of death is known."""

from collections.abc import Collection

from referrals.considerations.limbs import dead, died_on
from scr_portal import walls
from scr_portal.casefiles import CaseFile
from scr_portal.guidance.base import Limb
from scr_portal.people import Person

PUT_RIGHT = "If that is wrong, the LSCB officer puts it right first"


def died_too(casefile: CaseFile, limb: Limb, chosen: Collection[str]) -> str:
    """What to do where a child died of whom the limb about a death is not answered yes; empty where nothing is wrong.

    `chosen`: the public ids of the children for whom it is. More than those known to have died may be among them: a
    day of death need not be known. One query, or none.
    """
    if limb is not Limb.DIED:
        return ""
    with walls.looked_at(casefile.pk):
        missed = dead(Person.objects.filter(casefile=casefile).order_by("pk"), chosen)
    which = "that child" if len(missed) == 1 else "those children"
    return f"{died_on(missed, casefile.label)}: select {which} too. {PUT_RIGHT}" if missed else ""
