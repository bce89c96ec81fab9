"""The steps of a round of consideration."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from types import MappingProxyType

from django.core.exceptions import ValidationError
from django.utils import timezone

from referrals.agenda.sitting import Sitting, sittings
from referrals.considerations import chairing
from referrals.considerations import reasons as reasons_for
from referrals.considerations.died import died_too
from referrals.considerations.interests import DECLARED
from referrals.considerations.models import Consideration, Decision
from referrals.meetings.models import Meeting
from referrals.referrals.models import MOVED, Referral
from scr_portal import notices
from scr_portal.access import grants
from scr_portal.access.deputies import why_acting
from scr_portal.accounts import Board, User
from scr_portal.casefiles import CaseFile, pin_edition, set_state
from scr_portal.days import check_day
from scr_portal.guidance.base import Act, Answer, Outcome
from scr_portal.people import children_of
from scr_portal.roles import Audience, Role
from scr_portal.signatures import Facts, Signing
from scr_portal.transitions import Refused, transition

S = Consideration.Status
OWN_ADVICE = "You decide on this case, so somebody else of the {who} records the recommendation."
NOTHING_SAID: Mapping[str, str] = MappingProxyType({})
NOT_SAID: Mapping[str, Collection[str]] = MappingProxyType({})
UNDECIDED = (S.OPEN, S.RECOMMENDED)
STATES = {
    Outcome.REVIEW: "Decided: serious case review",
    Outcome.ALTERNATIVE: "Decided: alternative review",
    Outcome.NONE: "Decided: no review",
}


SIGNED_FIELDS = (
    "outcome", "decided_on", "as_role", "rationale", "criteria_met", "limb_that_fails", "why_it_fails",
    "other_limb_that_fails", "why_other_fails", "definitive_evidence", "why_otherwise", "why_late", "recorded_on",
    "why_recorded_later", "alternative_method", "alternative_scope", "alternative_due_on", "interest",
    "interest_declared", "why_acting",
)  # fmt: skip


def _decision(consideration: Consideration) -> Iterator[Facts]:
    for decision in Decision.objects.filter(consideration=consideration):
        yield Facts(decision, {name: getattr(decision, name) for name in SIGNED_FIELDS})


DECIDED = Signing[Consideration](
    "I make this decision myself, for the LSCB, having read {it.what_is_read}. It is as I have written it here, with "
    "its reasons, and I have declared my interests in the case.",
    what=_decision,
)


def _somebody_recommends(consideration: Consideration) -> str | None:
    if consideration.casefile.board.recommender == Board.Recommender.NOBODY:
        return "On this board nobody recommends to the LSCB chair: the chair decides on the facts."
    return None


@transition(
    Consideration,
    source=[S.OPEN],
    target=S.RECOMMENDED,
    when=[_somebody_recommends],
    sentence="{by} recorded the recommendation to the LSCB chair",
)
def recommend(
    consideration: Consideration,
    by: User,
    *,
    answers: Mapping[str, Mapping[str, str]],
    met_for: Mapping[str, Collection[str]] = NOT_SAID,
    recommendation: str,
    reasons: str,
    recommended_on: date,
    draft_terms: str = "",
    meeting: Meeting | None = None,
    without_quorum: str = "",
    without_meeting: str = "",
    weighed: Mapping[str, str] = NOTHING_SAID,
    learning: str = "",
    chaired_independently: str = "",
) -> None:
    """Answer each limb of the criteria with a reason, and recommend (T4); not for who decides.

    `met_for`: by limb, for which children one that is answered yes is met, by public id, where the case names several.
    `meeting`: at which it was, on whose day; without one, that on whose agenda the case stood that day, if any.
    `weighed`: what was said to the questions of guidance.md 4.2. What too few attended needs a reason for that, and
    so does what was recommended at no meeting.
    `chaired_independently`: of whoever chaired those who recommend, where the edition tests that (7.2), as a warning.
    """
    if grants(by).may(decide.permission, consideration):
        raise Refused(OWN_ADVICE.format(who=consideration.casefile.board.who_recommends))
    known_on = max(filter(None, (consideration.attention_on, consideration.notified_on)))
    check_day("recommended_on", recommended_on, known_on, "the LSCB knew of the incident")
    if not reasons:
        raise ValidationError({"reasons": "Enter the reasons for the recommendation"})
    if recommendation == Outcome.REVIEW and not draft_terms:
        raise ValidationError({"draft_terms": "Enter draft terms of reference: a review is recommended"})
    sitting = _sitting(consideration, meeting, recommended_on)
    _note_the_meeting(consideration, sitting, without_quorum, without_meeting)
    _note_who_chaired(consideration, chaired_independently)
    asked = {str(one.weighs) for one in consideration.casefile.edition.questions if one.source.seen}
    consideration.weighed = {weighs: said for weighs, said in weighed.items() if weighs in asked and said}
    consideration.learning = learning
    consideration.answers = _complete(consideration.casefile, answers)
    consideration.met_for = _met_for(consideration, met_for)
    consideration.recommendation, consideration.reasons = recommendation, reasons
    consideration.recommended_on, consideration.draft_terms = recommended_on, draft_terms
    consideration.recommended_by = by
    set_state(consideration.casefile, "With the LSCB chair")


@transition(
    Consideration,
    source=UNDECIDED,
    target=S.DECIDED,
    sentence="{by} decided whether to hold a review",
    signs=DECIDED,
)
def decide(
    consideration: Consideration,
    by: User,
    *,
    outcome: str,
    decided_on: date,
    rationale: str,
    criteria_met: bool,
    interest: str,
    interest_declared: str = "",
    limb_that_fails: str = "",
    why_it_fails: str = "",
    other_limb_that_fails: str = "",
    why_other_fails: str = "",
    definitive_evidence: str = "",
    why_otherwise: str = "",
    why_late: str = "",
    why_recorded_later: str = "",
    alternative_method: str = "",
    alternative_scope: str = "",
    alternative_due_on: date | None = None,
) -> None:
    """Decide alone (T7a-c): pin the edition, stop the month, owe the notices. Nobody decides on their own advice.

    Who decides declares their interest in the case (K17). Without any review the case is closed; the notices that are
    owed stay to be sent.
    """
    role = _deciding_role(by, consideration.casefile)
    decision = Decision(
        casefile=consideration.casefile, consideration=consideration, audience=Audience.SHARED, outcome=outcome,
        decided_on=decided_on, decided_by=by, as_role=role,
        rationale=rationale, criteria_met=criteria_met, limb_that_fails=limb_that_fails, why_it_fails=why_it_fails,
        other_limb_that_fails=other_limb_that_fails, why_other_fails=why_other_fails,
        definitive_evidence=definitive_evidence, why_otherwise=why_otherwise, why_late=why_late,
        recorded_on=timezone.localdate(), why_recorded_later=why_recorded_later,
        alternative_method=alternative_method, alternative_scope=alternative_scope,
        alternative_due_on=alternative_due_on if outcome == Outcome.ALTERNATIVE else None, interest=interest,
        interest_declared=interest_declared if interest == DECLARED else "",
        why_acting=why_acting(consideration.casefile, timezone.localdate()) if role == Role.ACTING_CHAIR else "",
    )  # fmt: skip
    _check(decision, by)
    pin_edition(consideration.casefile, decided_on)
    decision.save(force_insert=True)
    set_state(consideration.casefile, STATES[Outcome(outcome)], is_open=outcome != Outcome.NONE)
    held = Act.DECISION_TO_HOLD if outcome == Outcome.REVIEW else Act.DECISION_NOT_TO_HOLD
    notices.owe(decision, held, decided_on)


def _no_review_is_held(consideration: Consideration) -> str | None:
    casefile = consideration.casefile
    last = Consideration.objects.filter(casefile=casefile).order_by("-round").first()
    if last is None or last.status in UNDECIDED:
        return "The case is being considered now: the LSCB chair has not decided yet."
    if last.status == S.WITHDRAWN and not any(one.stands for one in Referral.objects.filter(casefile=casefile)):
        return "Every referral of this case was withdrawn: add a further referral first."
    if last.status == S.DECIDED and last.decision.outcome == Outcome.REVIEW and casefile.is_open:
        return "A serious case review is being held: there is nothing to consider again."
    return None


@transition(Consideration, target=S.OPEN, opens=True, when=[_no_review_is_held], sentence="{by} opened the case again")
def reopen(consideration: Consideration, by: User, *, attention_on: date, reopened_because: str) -> None:
    """Consider the case anew (T8), from the day the new facts or advice came: the earlier decision stands as made.

    A case that was closed, without a review or after it, is open again.
    """
    last = Consideration.objects.filter(casefile=consideration.casefile).latest("round")
    check_day("attention_on", attention_on, last.opens_again_from)
    consideration.round = last.round + 1
    consideration.attention_on, consideration.reopened_because = attention_on, reopened_because
    set_state(consideration.casefile, "Being considered again")


@transition(Consideration, source=UNDECIDED, target=S.WITHDRAWN, sentence="{by} ended the consideration")
def withdraw(consideration: Consideration, by: User) -> None:
    """End a round that no referral stands behind any more."""
    left = set(Referral.objects.filter(casefile=consideration.casefile).values_list("status", flat=True))
    withdrawn = "Referral withdrawn" if left else "Referral recorded by mistake"
    set_state(consideration.casefile, MOVED if Referral.Status.MERGED in left else withdrawn, is_open=False)


def _sitting(consideration: Consideration, meeting: Meeting | None, recommended_on: date) -> Sitting | None:
    """The meeting at which it was recommended, of those that looked at the case."""
    held = sittings(consideration)
    if meeting is None:
        return next((one for one in held if one.meeting.meets_on == recommended_on), None)
    found = next((one for one in held if one.meeting == meeting), None)
    if found is None or meeting.meets_on != recommended_on:
        raise ValidationError({"at_meeting": "Select a meeting of that day on whose agenda the case was"})
    return found


def _note_the_meeting(
    consideration: Consideration, sitting: Sitting | None, without_quorum: str, without_meeting: str
) -> None:
    """Which it was and how many were there; none at all, or too few, is no bar, but needs a reason."""
    if not sitting and not without_meeting:
        raise ValidationError({"without_meeting": "Enter why it is recommended at no meeting"})
    if sitting and sitting.lacks and not without_quorum:
        raise ValidationError({"without_quorum": f"{sitting.lacks} Enter why it is recommended all the same"})
    consideration.meeting = sitting.meeting if sitting else None
    consideration.quorum_words = sitting.quorum if sitting else ""
    consideration.without_meeting = "" if sitting else without_meeting
    consideration.without_quorum = without_quorum if sitting and sitting.lacks else ""


def _note_who_chaired(consideration: Consideration, independently: str) -> None:
    """Nothing is kept where the edition does not ask; a yes that the portal knows to be wrong is not taken."""
    asked = chairing.rule_of(consideration.casefile.edition) is not None
    consideration.chaired_independently = independently if asked else ""
    if consideration.chaired_independently == Answer.YES and (meeting := consideration.meeting):
        chair = meeting.chaired_by
        agency = chairing.works_for(chair, consideration.casefile.board, meeting.meets_on) if chair else None
        if agency:
            why = f"{chair} chaired it and works for {agency}, a member of the LSCB: select No"
            raise ValidationError({"chaired_independently": why})


def _check(decision: Decision, by: User) -> None:
    """Raises Refused or ValidationError, by field, for a decision that lacks a reason or has an impossible day."""
    if decision.consideration.recommended_by_id == by.pk:
        raise Refused("You recorded the recommendation: the decision is for somebody else, as acting chair.")
    if undeclared := reasons_for.of_interest(decision):
        raise ValidationError(undeclared)
    if not decision.recorded_later:
        decision.why_recorded_later = ""
    decision.clean_fields(exclude=["casefile", "consideration", "decided_by"])
    if wrong := reasons_for.wrong_day(decision, timezone.localdate()):
        raise ValidationError({"decided_on": wrong})
    if lacking := reasons_for.missing(decision):
        raise ValidationError(lacking)


def _complete(casefile: CaseFile, answers: Mapping[str, Mapping[str, str]]) -> dict[str, dict[str, str]]:
    complete = {}
    for criterion in casefile.edition.criteria:
        said = answers.get(criterion.limb, {})
        if said.get("answer") not in set(Answer) or not said.get("reason"):
            raise ValidationError({"answers": f"Answer with a reason: {criterion.question}"})
        answered = {"answer": said["answer"], "reason": said["reason"]}
        complete[str(criterion.limb)] = answered | {"edition": casefile.edition_slug}
    return complete


def _met_for(consideration: Consideration, said: Mapping[str, Collection[str]]) -> dict[str, list[str]]:
    """Nothing is kept where the case names one child, and none of several is taken for granted."""
    children, found = children_of(consideration.casefile), {}
    for criterion in consideration.casefile.edition.criteria if len(children) > 1 else ():
        if consideration.answers[criterion.limb]["answer"] == Answer.YES:
            found[str(criterion.limb)] = [one for one in children if one in said.get(criterion.limb, ())]
            if not found[criterion.limb]:
                raise ValidationError({"met_for": f"Select which children: {criterion.question}"})
            if wrong := died_too(consideration.casefile, criterion.limb, found[criterion.limb]):
                raise ValidationError({"met_for": wrong})
    return found


def _deciding_role(by: User, casefile: CaseFile) -> Role:
    return Role.CHAIR if Role.CHAIR in grants(by).roles_on(casefile.pk) else Role.ACTING_CHAIR
