"""What is on one screen when a case is considered and decided."""

from dataclasses import dataclass

from referrals.agencies.models import AgencyInvolvement
from referrals.considerations.dated import DatedFact, dated_facts
from referrals.considerations.limbs import LimbAnswer, Said, limb_answers, said_to_questions
from referrals.considerations.models import Consideration, Decision, Dissent
from referrals.parallel.models import ParallelProcess
from referrals.peers.models import PeerChallenge
from referrals.referrals.models import Referral
from scr_portal.guidance.base import Edition
from scr_portal.people import Person
from scr_portal.shelf import Shelf


@dataclass(frozen=True)
class Brief:
    """The facts, the answers, the advice and the dissents of one round, and what peers were asked on the case."""

    consideration: Consideration
    referrals: list[Referral]
    dates: list[DatedFact]
    agencies: list[AgencyInvolvement]
    processes: list[ParallelProcess]
    answers: list[LimbAnswer]
    said: list[Said]
    dissents: list[Dissent]
    challenges: list[PeerChallenge]
    decision: Decision | None


def brief(consideration: Consideration, shelf: Shelf, edition: Edition | None = None) -> Brief:
    """The brief of a round under an edition (the case's own, unless said), from the rows that its reader may see."""
    referrals = [one for one in shelf.rows(Referral) if one.stands]
    return Brief(
        consideration,
        referrals,
        dated_facts(consideration, referrals, shelf.rows(Person)),
        shelf.rows(AgencyInvolvement),
        [one for one in shelf.rows(ParallelProcess) if one.status == ParallelProcess.Status.OPEN],
        limb_answers(consideration, edition or consideration.casefile.edition),
        said_to_questions(consideration, edition or consideration.casefile.edition),
        [one for one in shelf.rows(Dissent) if one.consideration_id == consideration.pk],
        shelf.rows(PeerChallenge),
        next((one for one in shelf.rows(Decision) if one.consideration_id == consideration.pk), None),
    )
