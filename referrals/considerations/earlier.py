"""The rounds before one: what was recommended, who saw it otherwise, what was decided and why."""

from collections.abc import Iterable
from dataclasses import dataclass

from referrals.considerations.limbs import in_words_of
from referrals.considerations.models import Consideration, Decision, Dissent
from scr_portal.guidance import Edition
from scr_portal.guidance.base import Answer, Limb


@dataclass(frozen=True)
class Earlier:
    """A round before this one, the dissents from its recommendation and its decision, if one came of it."""

    round: Consideration
    dissents: list[Dissent]
    decision: Decision | None


def earlier(
    this: Consideration, rounds: Iterable[Consideration], dissents: Iterable[Dissent], decisions: Iterable[Decision]
) -> list[Earlier]:
    """Of the rows of one case, those that belong to the rounds before `this`, round by round; no query."""
    said, decided = list(dissents), {one.consideration_id: one for one in decisions}
    return [
        Earlier(one, [each for each in said if each.consideration_id == one.pk], decided.get(one.pk))
        for one in rounds
        if one.round < this.round
    ]


def yes_before(this: Consideration, rounds: Iterable[Consideration]) -> dict[Limb, Consideration]:
    """Of the rows of one case, the limbs answered yes before `this`, with the round that did; no query.

    A yes holds until a round answers otherwise. A no does not: the case was opened again because of something new. A
    round that was withdrawn answers nothing.
    """
    last: dict[Limb, tuple[Answer, Consideration]] = {}
    for one in sorted(rounds, key=lambda each: each.round):
        if one.round < this.round and one.status != Consideration.Status.WITHDRAWN:
            last |= {limb: (answer, one) for limb, answer in one.limbs().items()}
    return {limb: one for limb, (answer, one) in last.items() if answer is Answer.YES}


def said_before(this: Consideration, rounds: Iterable[Consideration], edition: Edition) -> dict[Limb, str]:
    """The same in words, for a reader of what this edition asks."""
    return {
        limb: f"Answered yes in round {one.round}{'' if limb in in_words_of(edition, one) else ', in other words'}."
        for limb, one in yes_before(this, rounds).items()
    }


def decided_before(this: Consideration) -> Decision | None:
    """What was decided last before this round, if anything was; one query."""
    decided = Decision.objects.filter(casefile=this.casefile_id, consideration__round__lt=this.round)
    return decided.order_by("consideration__round").last()
