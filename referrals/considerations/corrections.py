"""The dated facts of a round and of its decision, put right; and the edition that the decision pinned."""

from collections.abc import Iterable, Mapping

from django.core.exceptions import ValidationError
from django.utils import timezone

from referrals.considerations import reasons
from referrals.considerations.models import FIRST_ROUND, Consideration, Decision
from scr_portal.accounts import User
from scr_portal.casefiles import CaseRecord, follow_decision, replace_edition
from scr_portal.clocks import day_words
from scr_portal.corrections.editions import clocks_in_words
from scr_portal.corrections.facts import DatedFact
from scr_portal.corrections.models import Correction, EditionChange
from scr_portal.corrections.transitions import correctable
from scr_portal.guidance import edition_on, editions
from scr_portal.guidance.base import Act
from scr_portal.notices.settling import settle_all
from scr_portal.transitions import Refused, after, transition

S = Consideration.Status


def _of_a_later_round(consideration: Consideration) -> str | None:
    if consideration.round == FIRST_ROUND:
        return "The first round counts from the days of the referrals: correct them on the referral."
    return None


def _wrong_attention(consideration: Consideration) -> Mapping[str, str]:
    before = Consideration.objects.get(casefile=consideration.casefile, round=consideration.round - 1)
    decision = Decision.objects.filter(consideration=consideration).first()
    latest = consideration.recommended_on or (decision.decided_on if decision else timezone.localdate())
    if before.opens_again_from <= consideration.attention_on <= latest:
        return {}
    return {"attention_on": f"Enter a day from {day_words(before.opens_again_from)} to {day_words(latest)}"}


correct_round = correctable(
    Consideration,
    {"attention_on": DatedFact("When the new facts or the advice came", frozenset({"decision", "notice_reopened"}),
                               acts=(Act.REOPENED,), told_by=("consideration.reopen",))},
    check=_wrong_attention,
    when=[_of_a_later_round],
)  # fmt: skip


def _wrong_decided(decision: Decision) -> Mapping[str, str]:
    later = Consideration.objects.filter(casefile=decision.casefile, round__gt=decision.consideration.round).first()
    if later and decision.decided_on > later.attention_on:
        return {"decided_on": f"The case was opened again on {day_words(later.attention_on)}: enter an earlier day"}
    wrong = reasons.wrong_day(decision, timezone.localdate())
    return {"decided_on": wrong} if wrong else {}


correct_decision = correctable(
    Decision,
    {
        "decided_on": DatedFact(
            "When the LSCB chair decided",
            frozenset({"decision", "completion", "alternative_report", "dissent", "notice_decision_to_hold",
                       "notice_decision_not_to_hold"}),
            acts=(Act.DECISION_TO_HOLD, Act.DECISION_NOT_TO_HOLD),
            told_by=("consideration.decide", "review.start"),
        )
    },
    check=_wrong_decided,
)  # fmt: skip


@after("decision.correct")
def keep_the_edition(decision: Decision, by: User) -> None:
    """The edition stays: it is changed by a step of its own only. The day it was pinned follows where it can."""
    if decision.consideration.round == FIRST_ROUND:
        follow_decision(decision.casefile, decision.decided_on)


def put_right(rows: Iterable[CaseRecord], corrections: Iterable[Correction], reader: CaseRecord) -> list[str]:
    """Which days of some rows were corrected, in words, as a page or paper behind the walls of `reader` may say it."""
    about, walls = {row.subject for row in rows}, (reader.audience, reader.agency_id)
    return [
        one.as_step(with_reason=(one.audience, one.agency_id) == walls, with_words=False)
        for one in corrections
        if one.about in about and one.moves_a_day
    ]


def other_edition(consideration: Consideration, decision: Decision | None) -> str:
    """Why the edition may have to be changed: another one was in force on the day of the decision, as corrected."""
    casefile = consideration.casefile
    if decision is None or consideration.round != FIRST_ROUND or decision.decided_on == casefile.edition_pinned_on:
        return ""
    in_force = edition_on(decision.decided_on)
    if in_force.slug == casefile.edition_slug:
        return ""
    return f"{in_force.title} was in force on {day_words(decision.decided_on)}, but {casefile.edition.title} governs."


@transition(Consideration, source=[S.DECIDED], sentence="{by} had another edition of the guidance govern the case")
def change_edition(consideration: Consideration, by: User, *, edition: str, reason: str) -> None:
    """Let another edition govern the case, with the reason and the clocks before and after; nothing else does."""
    casefile, today = consideration.casefile, timezone.localdate()
    if edition not in editions():
        raise ValidationError({"edition": "Select the edition that is to govern the case"})
    if edition == casefile.edition_slug:
        raise Refused("This edition governs the case already.")
    before, old = clocks_in_words(casefile), casefile.edition_slug
    replace_edition(casefile, edition)
    settle_all(casefile)
    EditionChange.objects.create(
        casefile=casefile, audience=consideration.audience, old=old, new=edition, reason=reason, by=by, on=today,
        before=before, after=clocks_in_words(casefile),
    )  # fmt: skip
