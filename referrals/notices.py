"""What a notice says of a referral and of the chair's decision."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from django.utils.text import capfirst

from referrals.considerations.attention import standing
from referrals.considerations.earlier import decided_before
from referrals.considerations.limbs import WORDS, as_asked, which_children
from referrals.considerations.models import Consideration, Decision
from referrals.referrals.models import Referral
from scr_portal.clocks import day_words
from scr_portal.notices.content import Line, dated, own, says
from scr_portal.people import children_of

FIRST, AGAIN = "Brought to the attention of the LSCB", "Brought to its attention by another referral"


@says(Referral)
def of_referral(referral: Referral) -> Iterable[Line]:
    """What happened and when the board first knew, by every referral of the case that stands; not who referred."""
    there = [] if referral.is_void else standing(referral.casefile)
    for one in there or [referral]:
        if one == referral and one.status == Referral.Status.LINKED:
            yield dated("Further referral received on", one, "received_on")
        yield from _told(one, there)


def _told(referral: Referral, there: Sequence[Referral]) -> Iterator[Line]:
    """The day by which the board first knew rules (guidance.md 7.4), and is called so of that referral alone.

    A void one stands among no others: it is called what a further one is called, where it was that.
    """
    is_further = referral in there[1:] or (not there and referral.status == Referral.Status.LINKED)
    yield Line("What happened", referral.what_happened)
    yield dated("Day of the incident", referral, "incident_on")
    yield dated(AGAIN if is_further else FIRST, referral, "attention_on")
    yield Line("By which route", referral.attention_route)
    yield own("Other children at risk", referral.get_others_at_risk_display())
    yield Line("What was done for them", referral.others_at_risk_action)


@says(Decision)
def of_decision(decision: Decision) -> Iterable[Line]:
    """The outcome with its reasons, and each criterion as it was answered."""
    consideration = decision.consideration
    children = children_of(decision.casefile)
    answers = [
        Line(question, _answered(consideration.answers[limb], which_children(consideration, limb, children)))
        for limb, question in as_asked(consideration).items()
    ]
    answered_by = capfirst(decision.casefile.board.who_recommends) if consideration.recommended_by_id else ""
    return [
        own("Decision", decision.get_outcome_display()),
        Line("Method of the alternative review", decision.alternative_method),
        Line("What it looks at", decision.alternative_scope),
        dated("It reports to the LSCB by", decision, "alternative_due_on"),
        own("Decided by", f"{decision.decided_by}, {decision.get_as_role_display()}"),
        own("The criteria were answered by", answered_by),
        *answers,
        own("The criteria are met", "Yes" if decision.criteria_met else "No"),
        *_parts_that_fail(decision),
        Line("Definitive evidence that there is no concern about joint working", decision.definitive_evidence),
        Line("Reasons of the decision", decision.rationale),
        own("Recommendation before it", consideration.get_recommendation_display()),
        Line(decision.otherwise_called, decision.why_otherwise),
        Line("Why the decision is late", decision.why_late),
        *_incident(decision),
    ]


def _answered(given: Mapping[str, str], children: str) -> str:
    which = f"Which children: {children}. " if children else ""
    return f"{WORDS[given['answer']]}. {which}{given.get('reason', '')}".strip()


def _parts_that_fail(decision: Decision) -> Iterator[Line]:
    for words, why in decision.parts_that_fail:
        yield own("Criterion that fails", words)
        yield Line("Why it fails", why)


@says(Consideration)
def of_another_consideration(consideration: Consideration) -> Iterable[Line]:
    """Which decision is considered again, since when and why (T8)."""
    if before := decided_before(consideration):
        yield own("Decision before", before.get_outcome_display())
        yield dated("Decided on", before, "decided_on")
    yield dated("The new facts or advice came", consideration, "attention_on")
    yield Line("Why it is considered again", consideration.reopened_because)
    yield own("What stands", _stands(consideration))


def _stands(consideration: Consideration) -> str:
    """The decision before, until this round or a later one has ended with another."""
    last = Decision.objects.filter(casefile=consideration.casefile_id).order_by("consideration__round").last()
    if last and last.consideration.round >= consideration.round:
        return f"The decision of {day_words(last.decided_on)}: {last.get_outcome_display()}. You are told of it too."
    return "The decision before, until another is made. You are told of that one too."


def _incident(decision: Decision) -> Iterator[Line]:
    """The incident as it was notified: whoever is told of a decision reads what it is about, without the papers too."""
    there = standing(decision.casefile)
    for referral in there:
        yield dated("Incident notified to the LSCB", referral, "notified_on")
        yield dated("Known to the local authority", referral, "aware_on")
        yield from _told(referral, there)
