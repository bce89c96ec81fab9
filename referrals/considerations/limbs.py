"""The limbs of the criteria with their answers, their sources, and what their words mean."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from referrals.considerations.models import Consideration
from referrals.considerations.words import LIMB_CHOICES
from scr_portal.guidance.base import Answer, Edition, Limb, Meaning, Question

WORDS: dict[str, str] = {Answer.YES: "Yes", Answer.NO: "No", Answer.UNKNOWN: "Not known"}
NOT_ANSWERED = "Not answered"
NOTHING_KNOWN: Mapping[str, str] = MappingProxyType({})
NOT_SAID, BY_MISTAKE = "Not said", "A child who was named by mistake"


@dataclass(frozen=True)
class LimbAnswer:
    """One limb of the criteria as it was answered."""

    question: str
    answer: str
    reason: str
    source: str = ""
    meanings: tuple[Meaning, ...] = ()
    known: str = ""
    """What the case knows of it, whatever was answered."""
    children: str = ""
    """For which of several children it is met, where it was answered yes."""


@dataclass(frozen=True)
class Said:
    """A question to weigh, and what the recommendation says to it."""

    question: Question
    words: str


def said_to_questions(consideration: Consideration, edition: Edition) -> list[Said]:
    """What was said to the questions when it was recommended, in the order of the edition; those alone."""
    words = consideration.weighed
    return [Said(one, words[one.weighs]) for one in edition.questions if words.get(one.weighs)]


def limb_answers(
    consideration: Consideration,
    edition: Edition,
    called: Mapping[str, str],
    known: Mapping[str, str] = NOTHING_KNOWN,
) -> list[LimbAnswer]:
    """Every limb that the edition asks, in its order; then the answers to limbs that it no longer asks.

    `called`: the children of the case (people.py).
    """
    said = consideration.answers
    which = {limb: which_children(consideration, limb, called) for limb in said}
    asked = [
        LimbAnswer(
            one.question, *_said(said.get(one.limb)), str(one.source), one.meanings, known.get(one.limb, ""),
            which.get(one.limb, ""),
        )
        for one in edition.criteria
    ]  # fmt: skip
    now, earlier = {one.limb for one in edition.criteria}, dict(LIMB_CHOICES)
    return asked + [
        LimbAnswer(earlier[limb], *_said(given), children=which[limb])
        for limb, given in said.items()
        if limb not in now
    ]


def which_children(consideration: Consideration, limb: str, called: Mapping[str, str]) -> str:
    """For which children a limb answered yes is met, as they are called; empty where the case names one alone."""
    said = consideration.met_for.get(limb, [])
    if not said:
        answered = Answer(consideration.answers[limb]["answer"])
        return NOT_SAID if answered is Answer.YES and len(called) > 1 else ""
    names = [called[one] for one in said if one in called]
    return "; ".join(names if len(names) == len(said) else [*names, BY_MISTAKE])


def of_no_one_child(consideration: Consideration, limbs: Collection[Limb]) -> bool:
    """Whether these limbs were answered yes, and of no one child all of them."""
    said = [frozenset(consideration.met_for[limb]) for limb in limbs if limb in consideration.met_for]
    return len(said) > 1 and not frozenset.intersection(*said)


def _said(given: dict[str, str] | None) -> tuple[str, str]:
    return (WORDS[given["answer"]], given["reason"]) if given else (NOT_ANSWERED, "")
