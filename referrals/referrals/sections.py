"""What a referral says that nobody who works on the case may overlook."""

from collections.abc import Iterator
from datetime import date

from django.utils.text import Truncator

from referrals.referrals.later import update_risk
from referrals.referrals.later_answers import LaterAnswer
from referrals.referrals.models import Referral
from scr_portal.access import Grants
from scr_portal.addresses import reverse
from scr_portal.casefiles import CaseFile
from scr_portal.clocks import day_words
from scr_portal.linking import Link, links
from scr_portal.sections import Warned, warns
from scr_portal.shelf import Shelf

Q = LaterAnswer.Question
AT_RISK = "Other children at risk now"
LONGEST = 300
"""Characters of what is being done for them: the whole stands with the referral."""


@warns(1)
def others_at_risk(casefile: CaseFile, held: Grants, shelf: Shelf) -> Iterator[Warned]:
    """Each standing referral by which other children are at risk, until it is answered anew; no decision answers it."""
    for one in shelf.rows(Referral):
        if one.is_urgent:
            said_on, called_on = (_days(one, shelf, question) for question in (Q.AT_RISK, Q.CALLED))
            said = f"yes, as was said on {day_words(max(said_on, default=one.received_on))}"
            called = f"; called about it on {day_words(max(called_on))}" if called_on else ""
            done = Truncator(" ".join(one.others_at_risk_action.split())).chars(LONGEST)
            answer = links(one, held, {update_risk: "Answer this anew"})
            way = Link("Read the referral", reverse("referrals:referral", args=[one.public_id]))
            yield Warned(AT_RISK, f"{said}{called}. For them: {done}", [way, *answer])


def _days(referral: Referral, shelf: Shelf, question: str) -> list[date]:
    """On which a question of a referral was answered later."""
    later = (one for one in shelf.rows(LaterAnswer) if one.referral_id == referral.pk)
    return [one.on for one in later if one.question == question]
