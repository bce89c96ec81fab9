"""The limbs of the criteria with their answers, their sources, and what their words mean."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from referrals.considerations.models import Consideration
from referrals.considerations.words import LIMB_CHOICES
from scr_portal.guidance.base import Answer, Edition, Meaning, Question

WORDS: dict[str, str] = {Answer.YES: "Yes", Answer.NO: "No", Answer.UNKNOWN: "Not known"}
NOT_ANSWERED = "Not answered"
NOTHING_KNOWN: Mapping[str, str] = MappingProxyType({})


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
    consideration: Consideration, edition: Edition, known: Mapping[str, str] = NOTHING_KNOWN
) -> list[LimbAnswer]:
    """Every limb that the edition asks, in its order; then the answers to limbs that it no longer asks."""
    said = consideration.answers
    asked = [
        LimbAnswer(one.question, *_said(said.get(one.limb)), str(one.source), one.meanings, known.get(one.limb, ""))
        for one in edition.criteria
    ]
    now, earlier = {one.limb for one in edition.criteria}, dict(LIMB_CHOICES)
    return asked + [LimbAnswer(earlier[limb], *_said(given)) for limb, given in said.items() if limb not in now]


def _said(given: dict[str, str] | None) -> tuple[str, str]:
    return (WORDS[given["answer"]], given["reason"]) if given else (NOT_ANSWERED, "")
