"""An index: the models of this app, each in the package of its subject."""

from referrals.agencies.models import AgencyInvolvement, InvolvementHold
from referrals.agenda.models import AgendaItem
from referrals.considerations.models import Consideration, Decision, Dissent
from referrals.likenesses.models import Likeness, LinkedCase
from referrals.links.models import ReferralLink
from referrals.meetings.models import Attendance, Meeting
from referrals.parallel.models import ParallelProcess
from referrals.peers.models import PeerChallenge, PeerHold
from referrals.referrals.later_answers import LaterAnswer
from referrals.referrals.models import AgencyNamed, Occurrence, PersonNamed, Referral
from referrals.unsent_risks.models import RiskCall, UnsentRisk

__all__ = [
    "AgencyInvolvement", "AgencyNamed", "AgendaItem", "Attendance", "Consideration", "Decision", "Dissent",
    "InvolvementHold", "LaterAnswer", "Likeness", "LinkedCase",
    "Meeting", "Occurrence", "ParallelProcess", "PeerChallenge", "PeerHold", "PersonNamed", "Referral",
    "ReferralLink", "RiskCall", "UnsentRisk",
]  # fmt: skip
