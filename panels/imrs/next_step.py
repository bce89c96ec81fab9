"""The step that an IMR has next, whoever's it is."""

from typing import Any

from panels.imrs import transitions as steps
from panels.imrs.models import Imr
from scr_portal.transitions import Transition

S = Imr.Status
Step = Transition[Imr, Any]
FOLLOWING: dict[str, Step] = {
    S.COMMISSIONED: steps.name_author,
    S.AUTHOR_NAMED: steps.hand_in,
    S.RETURNED: steps.hand_in,
    S.SUBMITTED: steps.accept,
}
WORDS: dict[Step, str] = {
    steps.name_author: "Name the author of the",
    steps.hand_in: "Hand in the",
    steps.sign: "Read and sign the",
    steps.submit: "Submit the",
    steps.accept: "Accept or send back the",
}
"""What it asks of the person whose step it is; the name of the IMR follows."""


def next_step(imr: Imr) -> Step | None:
    """From the request to the word of the SCR panel chair; None once it is accepted or waived."""
    if imr.status == S.RETURNED and imr.author_id is None:
        return steps.name_author
    if imr.status == S.AGENCY_QA:
        return steps.submit if imr.signed_on else steps.sign
    return FOLLOWING.get(imr.status)
