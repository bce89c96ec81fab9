"""The rounds before one: what was recommended, who saw it otherwise, what was decided and why."""

from collections.abc import Iterable
from dataclasses import dataclass

from referrals.considerations.models import Consideration, Decision, Dissent


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
