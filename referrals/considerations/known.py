"""What the case knows already of a limb of the criteria: said beside the question, and no answer to it."""

from collections.abc import Iterable, Iterator, Mapping

from referrals.considerations.dated import called
from referrals.referrals.models import Referral
from scr_portal.clocks import day_words
from scr_portal.guidance.base import Limb
from scr_portal.people import Person

SPEAKS_TO = {
    Limb.DIED: Referral.DIED,
    Limb.SERIOUS_HARM: Referral.HARMED,
    Limb.SEXUAL_ABUSE: frozenset({Referral.Trigger.SEXUAL_ABUSE}),
    Limb.PARENT_MURDERED: frozenset({Referral.Trigger.PARENT_MURDERED}),
}
"""What a referral is about, by the limb that it says something of (findings.py)."""


def known(
    referrals: Iterable[Referral], people: Iterable[Person], label: str, before: Mapping[Limb, str]
) -> dict[str, str]:
    """By limb, in words: the days on which children died, what the referrals that stand are about.

    And what an earlier round answered yes: `before` says so (earlier.py).
    """
    about = [trigger for one in referrals for trigger in Referral.Trigger if trigger in one.about]
    found = {
        limb: [*(_deaths(people, label) if limb is Limb.DIED else ()), *_referred(speaks, about)]
        for limb, speaks in SPEAKS_TO.items()
    }
    for limb, words in before.items():
        found.setdefault(limb, []).append(words)
    return {limb: " ".join(dict.fromkeys(lines)) for limb, lines in found.items() if lines}


def _deaths(people: Iterable[Person], label: str) -> Iterator[str]:
    for one in people:
        if one.died_on and one.kind == Person.Kind.CHILD:
            yield f"{called(one, label)} died on {day_words(one.died_on)}."


def _referred(speaks: frozenset[Referral.Trigger], about: Iterable[Referral.Trigger]) -> Iterator[str]:
    return (f"Referred as: {trigger.label}." for trigger in about if trigger in speaks)
