"""What stands in the record of a decision, gathered from the rows of its round. The same rows give the same record."""

from dataclasses import dataclass

from django.utils import timezone

from referrals.agencies.models import AgencyInvolvement
from referrals.agenda.models import AgendaItem
from referrals.agenda.sitting import who_took_part
from referrals.considerations.chairing import warning
from referrals.considerations.consequences import Consequence, consequences, told_at_once
from referrals.considerations.corrections import put_right
from referrals.considerations.dated import DatedFact, dated_facts
from referrals.considerations.earlier import said_before
from referrals.considerations.findings import decision_clock, edition_for, report_clock
from referrals.considerations.joined import joined_after, not_spoken_of
from referrals.considerations.known import known
from referrals.considerations.limbs import LimbAnswer, Said, limb_answers, said_to_questions
from referrals.considerations.models import Consideration, Decision, Dissent
from referrals.meetings.quorum import recused
from referrals.parallel.models import ParallelProcess
from referrals.referrals.key import in_words
from referrals.referrals.models import Referral
from scr_portal.access.deputies import conflicted_on
from scr_portal.audit import Event
from scr_portal.casefiles import CaseFile
from scr_portal.clocks import Clock, day_words
from scr_portal.corrections.models import Correction, EditionChange
from scr_portal.guidance.base import Outcome
from scr_portal.people import Person, children_of
from scr_portal.signatures import Signature


@dataclass(frozen=True)
class Record:
    """One round and its decision; a child is called by the case's label, and of several is said once who is which."""

    casefile: CaseFile
    consideration: Consideration
    decision: Decision
    why_this_edition: str
    dates: list[DatedFact]
    day_corrected: list[str]
    others_corrected: list[str]
    processes: list[ParallelProcess]
    referrals: list[Referral]
    added_since: frozenset[str]
    """Those of them that the portal learned of when it was decided already: nobody had read them then."""
    not_recommended_on: list[str]
    """What is said of those that came between the recommendation and the decision."""
    clock: Clock
    report_clock: Clock | None
    """Of an alternative review: the day by which it reports."""
    answers: list[LimbAnswer]
    said: list[Said]
    meetings: list[tuple[AgendaItem, str]]
    """Each with who chaired it, once that is recorded."""
    agencies: list[AgencyInvolvement]
    chairing: str
    dissents: list[Dissent]
    starts: Consequence
    told_at_once: str
    signatures: list[Signature]
    children: list[str]
    key: list[str]
    conflicted: frozenset[int]
    recused: int
    """How many of those who recommend were recused on that day; who it was stands in the annex (decision 0056)."""

    @property
    def days_late(self) -> int:
        """How many calendar days after it was due the decision was made; none where it was in time."""
        return max((self.decision.decided_on - self.clock.due).days, 0)


def record(decision: Decision) -> Record:
    """The record as the rows stand now. Not in it: what peers and agencies said (decisions 0024, 0056)."""
    consideration, casefile = decision.consideration, decision.casefile
    edition, recorded_on = edition_for(casefile, decision.decided_on), decision.recorded_on or decision.decided_on
    referrals = [one for one in Referral.objects.filter(casefile=casefile).order_by("pk") if one.stands]
    people = Person.objects.filter(casefile=casefile).order_by("pk")
    dissents = (
        Dissent.objects.filter(consideration=consideration)
        .select_related("member", "answered_by", "recorded_by", "consideration__decision")
        .order_by("pk")
    )
    corrected = Correction.objects.filter(casefile=casefile).select_related("by").order_by("pk")
    rounds = Consideration.objects.filter(casefile=casefile)
    children = children_of(casefile)
    added_since = joined_after("consideration.decide", consideration, Event.objects.all())
    before = [one for one in referrals if one.subject not in added_since]
    joined = joined_after("consideration.recommend", consideration, Event.objects.all())
    beside = known(referrals, people, casefile.label, said_before(consideration, rounds, casefile.edition))
    signed = Signature.objects.filter(about=decision.subject).select_related("by").order_by("pk")
    return Record(
        casefile=casefile,
        consideration=consideration,
        decision=decision,
        why_this_edition=_why_this_edition(decision),
        dates=dated_facts(consideration, referrals, people),
        day_corrected=put_right([decision], corrected, decision),
        others_corrected=put_right([consideration, *referrals, *people], corrected, consideration),
        processes=_processes(consideration),
        referrals=referrals,
        added_since=frozenset(added_since),
        not_recommended_on=not_spoken_of(joined, before),
        clock=decision_clock(consideration, decision.decided_on),
        report_clock=report_clock(decision),
        answers=limb_answers(consideration, edition, children, beside, people),
        said=said_to_questions(consideration),
        meetings=[(item, who_took_part(item).chair) for item in _meetings(decision)],
        agencies=list(AgencyInvolvement.objects.filter(casefile=casefile).select_related("agency").order_by("pk")),
        chairing=warning(consideration),
        dissents=list(dissents),
        starts=consequences(casefile, decision.decided_on, recorded_on)[Outcome(decision.outcome)],
        told_at_once=told_at_once(casefile.board),
        signatures=list(signed),
        children=list(children.values()),
        key=[in_words(one, casefile.label) for one in people if one.public_id in children],
        conflicted=conflicted_on(casefile, timezone.localdate()),
        recused=len(recused(casefile, consideration.recommended_on)),
    )


def _processes(consideration: Consideration) -> list[ParallelProcess]:
    """Those that were open when the record was drawn up, behind the walls of the round and no narrower ones."""
    found = ParallelProcess.objects.filter(
        casefile=consideration.casefile, status=ParallelProcess.Status.OPEN, audience=consideration.audience,
        agency=consideration.agency, voided_at=None,
    )  # fmt: skip
    return list(found.order_by("pk"))


def _meetings(decision: Decision) -> list[AgendaItem]:
    """The meetings that looked at the case before it was decided, the earliest first."""
    items = AgendaItem.objects.filter(consideration=decision.consideration, meets_on__lte=decision.decided_on)
    return [one for one in items.order_by("meets_on", "pk") if one.stands]


def _why_this_edition(decision: Decision) -> str:
    change = EditionChange.objects.filter(casefile=decision.casefile).select_related("by").order_by("pk").last()
    if change:
        return f"by the step of {change.by.name} on {day_words(change.on)}: {change.reason}"
    pinned = decision.casefile.edition_pinned_on or decision.decided_on
    return f"in force when it was first decided on this case, {day_words(pinned)}"
