"""What the one page of a briefing says of how the case was weighed."""

from collections.abc import Iterator
from datetime import date

from referrals.considerations.earlier import Earlier, earlier
from referrals.considerations.models import Consideration, Decision, Dissent
from scr_portal.body_requests.models import BodyRequest
from scr_portal.casefiles import CaseFile
from scr_portal.clocks import day_words
from scr_portal.sections import in_brief
from scr_portal.shelf import Shelf


@in_brief(15, "Earlier rounds and the national panel")
def considered_before(casefile: CaseFile, shelf: Shelf, today: date) -> Iterator[str]:
    """What was decided before, why the case was opened again, what the national panel wrote: the newest first."""
    last = shelf.last(Consideration)
    rounds = earlier(last, shelf.rows(Consideration), shelf.rows(Dissent), shelf.rows(Decision))[::-1] if last else []
    for one in rounds:
        if one.decision:
            decided = f"decided on {day_words(one.decision.decided_on)} by {one.decision.decided_by}"
            outcome = one.decision.get_outcome_display()
            yield f"Round {one.round.round}, {decided}: {outcome}. {one.decision.rationale}"
    for letter in reversed(shelf.rows(BodyRequest)):
        regarded = f" Followed: {letter.get_followed_display()}. {letter.why}" if letter.followed else ""
        attend = f" To attend: {letter.attend_words}." if letter.attend_words else ""
        yield f"{letter.asked_in_words} ({letter.get_kind_display()}): {letter.asks}{attend}{regarded}"
    for again in [*([last] if last else []), *(one.round for one in rounds)]:
        if again.reopened_because:
            opened = f"Round {again.round} was opened on {day_words(again.attention_on)}"
            yield f"{opened}, because: {again.reopened_because}"
    for one in rounds:
        yield from _advised(one)


def _advised(one: Earlier) -> Iterator[str]:
    """What was recommended in an earlier round, and who saw it otherwise."""
    if one.round.recommended_on:
        recommended = one.round.get_recommendation_display()
        on = day_words(one.round.recommended_on)
        yield f"Round {one.round.round}, recommended on {on}: {recommended}. {one.round.reasons}"
    for dissent in one.dissents:
        yield f"Round {one.round.round}: {_dissented(dissent)}"


def _dissented(one: Dissent) -> str:
    answer = f"answered by {one.answered_by or 'the LSCB chair'}" if one.answer else "not answered yet"
    return f"{one.who} dissents ({one.get_position_display()}; {answer}): {one.reason}"


@in_brief(20, "Dissent and interests")
def dissent_and_interests(casefile: CaseFile, shelf: Shelf, today: date) -> Iterator[str]:
    """Who of the members saw it otherwise in the newest round and why; what the chair declared with the decision."""
    last = shelf.last(Consideration)
    for one in shelf.rows(Dissent):
        if last is not None and one.consideration_id == last.pk:
            yield _dissented(one)
    for decision in shelf.rows(Decision):
        if last is not None and decision.consideration_id == last.pk:
            if decision.interest_declared:
                yield f"{decision.decided_by} declared with the decision: {decision.interest_declared}"
            if decision.why_acting:
                yield f"The acting LSCB chair decided, because: {decision.why_acting}"
