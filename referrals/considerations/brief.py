"""What is on one screen when a case is considered and decided."""

from dataclasses import dataclass

from referrals.agencies.models import AgencyInvolvement
from referrals.considerations.models import Consideration, Decision, Dissent
from referrals.considerations.words import LIMB_CHOICES
from referrals.parallel.models import ParallelProcess
from referrals.peers.models import PeerChallenge
from referrals.referrals.models import Referral
from scr_portal.guidance.base import Answer
from scr_portal.shelf import Shelf

WORDS: dict[str, str] = {Answer.YES: "Yes", Answer.NO: "No", Answer.UNKNOWN: "Not known"}


@dataclass(frozen=True)
class LimbAnswer:
    """One limb of the criteria as it was answered."""

    question: str
    answer: str
    reason: str


@dataclass(frozen=True)
class Brief:
    """The facts, the answers, the advice and the dissents of one round, and what peers were asked on the case."""

    consideration: Consideration
    referrals: list[Referral]
    agencies: list[AgencyInvolvement]
    processes: list[ParallelProcess]
    answers: list[LimbAnswer]
    dissents: list[Dissent]
    challenges: list[PeerChallenge]
    decision: Decision | None


def brief(consideration: Consideration, shelf: Shelf) -> Brief:
    """The brief of a round, from the rows that its reader may see."""
    return Brief(
        consideration,
        [one for one in shelf.rows(Referral) if one.stands],
        shelf.rows(AgencyInvolvement),
        [one for one in shelf.rows(ParallelProcess) if one.status == ParallelProcess.Status.OPEN],
        answers_of(consideration),
        [one for one in shelf.rows(Dissent) if one.consideration_id == consideration.pk],
        shelf.rows(PeerChallenge),
        next((one for one in shelf.rows(Decision) if one.consideration_id == consideration.pk), None),
    )


def answers_of(consideration: Consideration) -> list[LimbAnswer]:
    """What was answered, in the order in which it was asked; what an edition no longer asks keeps its answer."""
    questions = {str(criterion.limb): criterion.question for criterion in consideration.casefile.edition.criteria}
    earlier = dict(LIMB_CHOICES)
    asked = [limb for limb in questions if limb in consideration.answers]
    others = [limb for limb in consideration.answers if limb not in questions]
    return [
        LimbAnswer(questions.get(limb, earlier[limb]), WORDS[said["answer"]], said["reason"])
        for limb in asked + others
        if (said := consideration.answers[limb])
    ]
