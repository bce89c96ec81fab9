"""What stands in the record of a decision, gathered from the rows of its round. The same rows give the same record."""

from dataclasses import dataclass

from referrals.agencies.models import AgencyInvolvement
from referrals.agenda.models import AgendaItem
from referrals.considerations.chairing import warning
from referrals.considerations.consequences import Consequence, consequences, told_at_once
from referrals.considerations.dated import DatedFact, dated_facts
from referrals.considerations.findings import decision_clock, edition_for
from referrals.considerations.limbs import LimbAnswer, Said, limb_answers, said_to_questions
from referrals.considerations.models import Consideration, Decision, Dissent
from referrals.referrals.models import Referral
from scr_portal.casefiles import CaseFile
from scr_portal.clocks import Clock, day_words
from scr_portal.corrections.models import EditionChange
from scr_portal.guidance.base import Outcome
from scr_portal.people import Person
from scr_portal.signatures import Signature


@dataclass(frozen=True)
class Record:
    """One round and its decision; a child is called by the case's label."""

    casefile: CaseFile
    consideration: Consideration
    decision: Decision
    why_this_edition: str
    dates: list[DatedFact]
    referrals: list[Referral]
    clock: Clock
    answers: list[LimbAnswer]
    said: list[Said]
    meetings: list[AgendaItem]
    agencies: list[AgencyInvolvement]
    chairing: str
    dissents: list[Dissent]
    starts: Consequence
    told_at_once: str
    signatures: list[Signature]


def record(decision: Decision) -> Record:
    """The record as the rows stand now. Not in it: what peers and agencies said (decisions 0024, 0056)."""
    consideration, casefile = decision.consideration, decision.casefile
    edition = edition_for(casefile, decision.decided_on)
    referrals = [one for one in Referral.objects.filter(casefile=casefile).order_by("pk") if one.stands]
    people = Person.objects.filter(casefile=casefile).order_by("pk")
    dissents = (
        Dissent.objects.filter(consideration=consideration)
        .select_related("member", "answered_by", "recorded_by", "consideration__decision")
        .order_by("pk")
    )
    signed = Signature.objects.filter(about=decision.subject).select_related("by").order_by("pk")
    return Record(
        casefile=casefile,
        consideration=consideration,
        decision=decision,
        why_this_edition=_why_this_edition(decision),
        dates=dated_facts(consideration, referrals, people),
        referrals=referrals,
        clock=decision_clock(consideration, decision.decided_on),
        answers=limb_answers(consideration, edition),
        said=said_to_questions(consideration, edition),
        meetings=_meetings(decision),
        agencies=list(AgencyInvolvement.objects.filter(casefile=casefile).select_related("agency").order_by("pk")),
        chairing=warning(consideration),
        dissents=list(dissents),
        starts=consequences(casefile, decision.decided_on)[Outcome(decision.outcome)],
        told_at_once=told_at_once(casefile.board),
        signatures=list(signed),
    )


def _meetings(decision: Decision) -> list[AgendaItem]:
    """The meetings that looked at the case before it was decided, the earliest first."""
    items = AgendaItem.objects.filter(consideration=decision.consideration, meets_on__lte=decision.decided_on)
    return [one for one in items.order_by("meets_on", "pk") if one.stands]


def _why_this_edition(decision: Decision) -> str:
    change = EditionChange.objects.filter(casefile=decision.casefile).select_related("by").order_by("pk").last()
    if change:
        return f"by the step of {change.by.name} on {day_words(change.on)}: {change.reason}"
    pinned = decision.casefile.edition_pinned_on or decision.decided_on
    return f"in force when the LSCB chair first decided on this case, {day_words(pinned)}"
