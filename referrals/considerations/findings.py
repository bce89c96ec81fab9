"""What is known of a case when its chair decides."""

from datetime import date

from referrals.considerations.criteria import Findings
from referrals.considerations.models import Consideration
from referrals.referrals.models import Referral
from scr_portal.casefiles import CaseFile
from scr_portal.clocks import Clock
from scr_portal.guidance import Edition, edition_on
from scr_portal.guidance.base import Answer, Limb
from scr_portal.recounts.models import calendar_of


def edition_for(casefile: CaseFile, decided_on: date) -> Edition:
    """The edition that governs a decision of that day: the one pinned already, else the one in force."""
    return casefile.edition if casefile.edition_pinned_on else edition_on(decided_on)


def findings(consideration: Consideration, decided_on: date) -> Findings:
    """The answers given; death and serious harm, where nobody answered, as the referrals say. One query."""
    triggers = {one.trigger for one in Referral.objects.filter(casefile=consideration.casefile) if one.stands}
    died, harmed = bool(Referral.DIED & triggers), bool(Referral.HARMED & triggers)
    said = {Limb.DIED: _answer(died), Limb.SERIOUS_HARM: Answer.YES if harmed else Answer.UNKNOWN}
    return Findings(edition_for(consideration.casefile, decided_on), said | consideration.limbs())


def decision_clock(consideration: Consideration, decided_on: date) -> Clock:
    """The clock that a decision of that day stops, under the edition that governs it."""
    casefile = consideration.casefile
    return consideration.clock(edition_for(casefile, decided_on), calendar_of(casefile), None)


def _answer(known: bool) -> Answer:
    return Answer.YES if known else Answer.NO
