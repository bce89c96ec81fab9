"""What is on one screen when a case is considered and decided."""

from dataclasses import dataclass

from django.utils import timezone

from referrals.agencies.models import AgencyInvolvement
from referrals.agenda.models import AgendaItem
from referrals.considerations import chairing
from referrals.considerations.dated import DatedFact, dated_facts
from referrals.considerations.earlier import Earlier, earlier, said_before
from referrals.considerations.known import known
from referrals.considerations.limbs import LimbAnswer, Said, limb_answers, said_to_questions
from referrals.considerations.models import Consideration, Decision, Dissent
from referrals.considerations.weighing import Recorded
from referrals.meetings.quorum import recused
from referrals.parallel.models import ParallelProcess
from referrals.peers.models import PeerChallenge
from referrals.referrals.key import key
from referrals.referrals.models import PersonNamed, Referral
from scr_portal.body_requests.models import BodyRequest
from scr_portal.guidance.base import Edition
from scr_portal.people import Bar, Person, children_called
from scr_portal.shelf import Shelf


@dataclass(frozen=True)
class Brief:
    """The facts, the answers, the advice and the dissents of one round.

    Of the whole case: what peers were asked, what the national panel wrote, and the rounds before this one.
    """

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
    earlier: list[Earlier]
    letters: list[BodyRequest]
    declared: list[str]
    chairing: str
    recused: list[str]
    conflicted: frozenset[int]
    """Who is conflicted on the case today, by key, as far as the reader may know."""
    children: list[str]
    """Of several children, who is which, for who may read their names."""

    @property
    def recorded(self) -> Recorded:
        """What says something to the questions to weigh."""
        return Recorded(self.consideration, self.agencies, self.processes)

    @property
    def answered_by_conflicted(self) -> list[Dissent]:
        """The dissents whose answer is of somebody who is conflicted on the case since."""
        return [one for one in self.dissents if one.answered_by_id in self.conflicted]

    @property
    def to_answer(self) -> list[Dissent]:
        """The dissents that nobody has answered, or nobody who could decide."""
        return [one for one in self.dissents if not one.answer or one in self.answered_by_conflicted]


def brief(consideration: Consideration, shelf: Shelf, edition: Edition | None = None) -> Brief:
    """The brief of a round under an edition (the case's own, unless said), from the rows that its reader may see."""
    referrals = [one for one in shelf.rows(Referral) if one.stands]
    dissents, decisions = shelf.rows(Dissent), shelf.rows(Decision)
    called = children_called(shelf.rows(Person), consideration.casefile.label)
    asks = edition or consideration.casefile.edition
    before = said_before(consideration, shelf.rows(Consideration), asks)
    beside = known(referrals, shelf.rows(Person), consideration.casefile.label, before)
    return Brief(
        consideration,
        referrals,
        dated_facts(consideration, referrals, shelf.rows(Person)),
        shelf.rows(AgencyInvolvement),
        [one for one in shelf.rows(ParallelProcess) if one.status == ParallelProcess.Status.OPEN],
        limb_answers(consideration, asks, called, beside, shelf.rows(Person)),
        said_to_questions(consideration),
        [one for one in dissents if one.consideration_id == consideration.pk],
        shelf.rows(PeerChallenge),
        next((one for one in decisions if one.consideration_id == consideration.pk), None),
        earlier(consideration, shelf.rows(Consideration), dissents, decisions),
        shelf.rows(BodyRequest),
        _declared(consideration, shelf.rows(AgendaItem)),
        chairing.warning(consideration),
        _recused(consideration, shelf.rows(Bar)),
        frozenset(bar.user_id for bar in shelf.rows(Bar) if bar.conflicts_on(timezone.localdate())),
        list(key(shelf.rows(PersonNamed), consideration.casefile.label).values()),
    )


def _recused(consideration: Consideration, bars: list[Bar]) -> list[str]:
    """Who of those who recommend had no part in it on that day, for who may read that: two queries, where any did."""
    if not bars:
        return []
    barred = {bar.user_id for bar in bars}
    return [one.name for one in recused(consideration.casefile, consideration.recommended_on) if one.pk in barred]


def _declared(consideration: Consideration, items: list[AgendaItem]) -> list[str]:
    """What was declared for the meeting at which it was recommended."""
    at = (one for one in items if one.stands and one.meeting_id == consideration.meeting_id)
    return [line for one in at if one.consideration_id == consideration.pk for line in one.declarations]
