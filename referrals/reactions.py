"""What follows from a step of this app, in its transaction."""

from django.utils import timezone

from referrals.agencies import transitions as agencies
from referrals.agencies.models import AgencyInvolvement
from referrals.considerations import transitions as considerations
from referrals.considerations.attention import settle
from referrals.considerations.earlier import decided_before
from referrals.considerations.models import Consideration, Decision, Dissent
from referrals.likenesses.finding import as_child, children_of, likely
from referrals.likenesses.models import Likeness
from referrals.notifications import (
    DECIDED_FOR_AGENCIES,
    NEXT,
    NEXT_WHEN_DECIDED,
    OVER,
    acknowledge,
    tell_a_later_referrer,
    tell_it_is_considered_again,
    tell_the_agencies,
    tell_the_members_of_the_lscb,
    tell_the_referrers,
    tell_the_referrers_who_leads,
)
from referrals.parallel import transitions as parallel
from referrals.parallel.models import AS_NOTED, NOT_KNOWN, THE_CORONER, ParallelProcess
from referrals.records import queueing
from referrals.records.transitions import lock_records
from referrals.referrals import further
from referrals.referrals.models import Referral
from scr_portal import notices, notifications, walls
from scr_portal.access import holders
from scr_portal.accounts import User
from scr_portal.casefiles import CaseFile
from scr_portal.guidance.base import Act, Outcome
from scr_portal.notices import Notice
from scr_portal.notices.settling import let_go
from scr_portal.people import Person
from scr_portal.roles import Audience, Role
from scr_portal.transfers.models import Transfer
from scr_portal.transitions import after
from scr_portal.voids.shown import lock_when_void

LED_BY: dict[str, str] = {ParallelProcess.Kind.CORONER: THE_CORONER}
"""Who leads a process by its kind; of the others a referral may say it in its note, or not at all."""
TOLD_THERE = (
    "The referral went on in the case of the same incident: what this body is to be told is told from that case."
)
UNDECIDED = (Consideration.Status.OPEN, Consideration.Status.RECOMMENDED)


@after("referral.receive")
@after("referral.refer")
def start(referral: Referral, by: User) -> None:
    """Ask the agencies that were ticked, owe the notices of a case that may meet the criteria, thank the referrer."""
    asked_on = referral.agencies_asked_on or timezone.localdate()
    for agency in referral.casefile.involved():
        new = AgencyInvolvement(casefile=referral.casefile)
        agencies.ask.run(new, by, agency=agency, asked_on=asked_on, due_on=referral.agencies_due_on)
    _owe_possible_review(referral.casefile)
    acknowledge(referral)


def _owe_possible_review(case: CaseFile) -> None:
    """Once for a case, by its first referral that may meet the criteria; anew when that one turns out to be void."""
    referrals = list(Referral.objects.filter(casefile=case).order_by("pk"))
    told_by = set(Notice.objects.filter(casefile=case, act=Act.POSSIBLE_REVIEW).values_list("about", flat=True))
    first = next((one for one in referrals if one.stands and one.may_be_reviewed), None)
    if first and not told_by & {referral.subject for referral in referrals}:
        notices.owe(first, Act.POSSIBLE_REVIEW, first.received_on)
        further.tell_as_a_case(first)


@after("referral.assess")
def owe_what_the_board_sees(referral: Referral, by: User) -> None:
    """The board sees that the case may meet the criteria: the notices are owed as from its receipt (7.5)."""
    _owe_possible_review(referral.casefile)


@after("referral.receive")
@after("referral.link")
def register_processes(referral: Referral, by: User) -> None:
    """Each process that the referral knows of, unless one of its kind is on the register of the case already."""
    there = ParallelProcess.objects.filter(casefile=referral.casefile).values_list("kind", flat=True)
    for kind in sorted(set(referral.processes) - set(there)):
        new = ParallelProcess(casefile=referral.casefile)
        lead = LED_BY.get(kind) or (AS_NOTED if referral.processes_note else NOT_KNOWN)
        parallel.record.run(new, by, kind=kind, lead=lead, blocks_publication=False, note=referral.processes_note)


@after("referral.refer")
def register_processes_of_a_referrer(referral: Referral, by: User) -> None:
    """The portal does it: the register is not for who refers."""
    register_processes(referral, User.objects.system())


@after("referral.receive")
@after("referral.refer")
def look_for_an_earlier_one(referral: Referral, by: User) -> None:
    """Whatever case of the board may be of the same incident, also one that is closed to who received this one."""
    case = referral.casefile
    people = Person.objects.filter(casefile=case, kind=Person.Kind.CHILD)
    children = [as_child(person, [referral.incident_on]) for person in people]
    with walls.portal():
        earlier = likely(children, children_of(case.board).exclude(casefile=case))
    Likeness.objects.bulk_create(
        Likeness(casefile=case, audience=Audience.OFFICE, other=twin.casefile, grounds=twin.grounds) for twin in earlier
    )


@after("referral.link")
def count_from_the_earliest(referral: Referral, by: User) -> None:
    """A further referral may show that the board knew earlier, or that the case may meet the criteria after all.

    One that was moved here was acknowledged where it came from, under the reference that its referrer knows.
    Whoever refers after the decision is told of it now.
    """
    settle(referral.casefile)
    _owe_possible_review(referral.casefile)
    further.tell_of_a_further_one(referral)
    last = Consideration.objects.filter(casefile=referral.casefile).latest("round")
    is_decided = last.status == Consideration.Status.DECIDED
    if referral.came_from is None:
        acknowledge(referral, NEXT_WHEN_DECIDED if is_decided else NEXT)
    if is_decided:
        tell_a_later_referrer(referral, last.decision.outcome)


@after("notice.record_sent")
def tell_of_what_came_before_it_went(notice: Notice, by: User) -> None:
    """It was drawn up, or went, before a further referral was added to the case."""
    further.tell_what_it_did_not_say(notice)


@after("referral.void")
def tell_who_read_it_among_others(referral: Referral, by: User) -> None:
    """Whoever was sent it in a notice of another row is told that it is void."""
    further.tell_that_it_is_void(referral)


@after("consideration.decide")
def tell_who_referred_the_agencies_and_the_members(consideration: Consideration, by: User) -> None:
    """What was decided, without detail: who referred and the members of the LSCB open nothing here."""
    case, outcome = consideration.casefile, consideration.decision.outcome
    tell_the_referrers(case, outcome)
    tell_the_agencies(case, DECIDED_FOR_AGENCIES[Outcome(outcome)], by)
    tell_the_members_of_the_lscb(case, outcome, by)


@after("transfer.accept")
def tell_who_referred_that_another_board_leads(transfer: Transfer, by: User) -> None:
    """They were given the number of an office that can open the case no more."""
    tell_the_referrers_who_leads(transfer.casefile)


@after("consideration.reopen")
def tell_whoever_was_told_of_no_review(consideration: Consideration, by: User) -> None:
    """The bodies are owed a notice (T8), the others hear it in neutral words; a review that was held is none of it."""
    before = decided_before(consideration)
    if before and before.outcome != Outcome.REVIEW:
        notices.owe(consideration, Act.REOPENED, consideration.attention_on)
        tell_it_is_considered_again(consideration.casefile, before.outcome, by)


@after("consideration.decide")
@after("consideration.change_edition")
def draw_up_the_record(consideration: Consideration, by: User) -> None:
    """What would be put before a court is kept from the first day, and anew when it rests on other rules."""
    if consideration.status == Consideration.Status.DECIDED:
        queueing.ask(consideration)


@after("dissent.note")
def tell_the_member(dissent: Dissent, by: User) -> None:
    """Who stands in the record with words that somebody else wrote down can read them, and say so if they are wrong."""
    notifications.queue(dissent.casefile, [dissent.member], "A dissent given in a meeting is recorded in your name.")


@after("dissent.answer")
def tell_the_member_of_the_answer(dissent: Dissent, by: User) -> None:
    """Who may still read the case: not who has stepped back from it since, or is no member any more."""
    if dissent.member in holders(dissent.casefile, [Role.SUBCOMMITTEE], timezone.localdate()):
        notifications.queue(dissent.casefile, [dissent.member], "Your dissent from a recommendation is answered.")


@after("decision.correct")
@after("dissent.answer")
def draw_up_the_record_anew(row: Decision | Dissent, by: User) -> None:
    """With what was put right or answered since; the earlier record stays."""
    draw_up_the_record(row.consideration, by)


@after("referral.link")
@after("referral.correct")
@after("referral.update_risk")
def draw_up_the_record_of_the_last_decision(referral: Referral, by: User) -> None:
    """Its facts, and the day by which it was due, are those of the referrals; nothing before the first decision."""
    rounds = Consideration.objects.filter(casefile=referral.casefile, status=Consideration.Status.DECIDED)
    if last := rounds.order_by("round").last():
        queueing.ask(last)


lock_when_void(
    ("referral", "person", "agencyinvolvement", "parallelprocess", "peerchallenge", "bodyrequest"),
    lock_records, kinds=queueing.KINDS, task=queueing.DRAW_UP,
    called=lambda one: f"the record of the decision, round {one.round} (drawn up anew at once)",
)  # fmt: skip


@after("referral.void")
@after("referral.withdraw")
@after("referral.merge")
def end_or_count_again(referral: Referral, by: User) -> None:
    """Without any referral there is nothing to consider; else the remaining ones rule."""
    if any(one.stands for one in Referral.objects.filter(casefile=referral.casefile)):
        settle(referral.casefile)
        _owe_possible_review(referral.casefile)
    elif open_round := Consideration.objects.filter(casefile=referral.casefile, status__in=UNDECIDED).first():
        considerations.withdraw.run(open_round, by)
        tell_the_agencies(referral.casefile, OVER, by)


@after("referral.merge")
def tell_from_the_other_case(referral: Referral, by: User) -> None:
    """A case that is left without a referral owes nobody the notice that it may meet the criteria."""
    if not any(one.stands for one in Referral.objects.filter(casefile=referral.casefile)):
        let_go(referral.casefile, Act.POSSIBLE_REVIEW, TOLD_THERE)
