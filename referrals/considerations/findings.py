"""What is known of a case when its chair decides."""

from collections.abc import Collection, Mapping
from datetime import date

from referrals.considerations.criteria import Findings
from referrals.considerations.earlier import yes_before
from referrals.considerations.limbs import in_words_of
from referrals.considerations.models import FIRST_ROUND, Consideration, Decision
from referrals.referrals.models import Referral
from scr_portal.casefiles import CaseFile
from scr_portal.clocks import Clock, Holidays, Sort, day_words
from scr_portal.guidance import Edition, edition_on
from scr_portal.guidance.base import Answer, Limb
from scr_portal.people import Person
from scr_portal.recounts.models import calendar_of
from scr_portal.whole_rows import asked_once


def edition_for(casefile: CaseFile, decided_on: date) -> Edition:
    """The edition that governs a decision of that day: the one pinned already, else the one in force."""
    return casefile.edition if casefile.edition_pinned_on else edition_on(decided_on)


def findings(consideration: Consideration, decided_on: date) -> Findings:
    """The answers given; death and serious harm, where nobody answered, as the referrals say. Two queries at most.

    A child whose day of death is known has died, whatever was answered before it was. That no child has died is known
    only once somebody has answered so: what a referral is about may be the injury of one child beside another's death.
    A yes to the question of another edition obliges as well, and a no to one rules nothing out (decision 0085).
    """
    casefile, edition = consideration.casefile, edition_for(consideration.casefile, decided_on)
    children = Person.objects.filter(casefile=casefile, kind=Person.Kind.CHILD)
    referrals, died = asked_once(Referral.objects.filter(casefile=casefile), children.filter(died_on__isnull=False)[:1])
    triggers = frozenset[str]().union(*(one.about for one in referrals if one.stands))
    said = {Limb.DIED: _answer(Referral.DIED & triggers), Limb.SERIOUS_HARM: _answer(Referral.HARMED & triggers)}
    before, here = _yes_before(consideration), in_words_of(edition, consideration)
    own = {limb: one for limb, one in consideration.limbs().items() if limb in here or one is Answer.YES}
    answered = dict.fromkeys(before, Answer.YES) | own
    known = dict.fromkeys([Limb.DIED] if died else [], Answer.YES)
    yes = frozenset(limb for limb, answer in answered.items() if answer is Answer.YES)
    asked_so = here & own.keys() | {limb for limb, one in before.items() if limb in in_words_of(edition, one)}
    return Findings(edition, said | answered | known, frozenset(known), yes & asked_so, yes - asked_so - known.keys())


def decision_clock(consideration: Consideration, decided_on: date, holidays: Holidays | None = None) -> Clock:
    """The clock that a decision of that day stops, under the edition that governs it.

    By the case's bank holidays, which are asked for where they are not given.
    """
    casefile = consideration.casefile
    return consideration.clock(edition_for(casefile, decided_on), holidays or calendar_of(casefile), None)


def report_clock(decision: Decision) -> Clock | None:
    """The day by which an alternative review reports, as the decision set it; None for every other outcome."""
    due_on, on = decision.alternative_due_on, day_words(decision.decided_on)
    if due_on is None:
        return None
    return Clock(
        "alternative_report", "The alternative review reports to the LSCB", Sort.DUE, decision.decided_on, due_on,
        (f"{decision.decided_by.name} decided on {on}: to report by {day_words(due_on)}",),
        "The decision: no guidance lays down a day for an alternative review",
    )  # fmt: skip


def _yes_before(consideration: Consideration) -> Mapping[Limb, Consideration]:
    if consideration.round == FIRST_ROUND:
        return {}
    rounds = Consideration.objects.filter(casefile=consideration.casefile).select_related("casefile")
    return yes_before(consideration, rounds)


def _answer(known: Collection[str]) -> Answer:
    return Answer.YES if known else Answer.UNKNOWN
