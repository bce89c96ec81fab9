"""The limbs of the criteria with their answers, their sources, and what their words mean."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from referrals.considerations.dated import called as called_here
from referrals.considerations.models import Consideration
from referrals.considerations.words import LIMB_CHOICES
from scr_portal.clocks import day_words
from scr_portal.guidance import edition as edition_of
from scr_portal.guidance.base import Answer, Criterion, Edition, Limb, Meaning, Question
from scr_portal.people import Person

WORDS: dict[str, str] = {Answer.YES: "Yes", Answer.NO: "No", Answer.UNKNOWN: "Not known"}
NOT_ANSWERED, IN_OTHER_WORDS = "Not answered", "Not answered in these words"
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
    left_out: str = ""
    """Who is known to have died, and is not among the children for whom it was answered that they did."""
    asked_by: str = ""
    """The edition that asks so, where it is another than the one that the rest is read under."""


@dataclass(frozen=True)
class Said:
    """A question to weigh, and what the recommendation says to it."""

    question: Question
    words: str


def answered_under(consideration: Consideration) -> Edition:
    """The edition whose limbs were answered; the case's own, where nothing is answered or that was not kept."""
    slug = next((given["edition"] for given in consideration.answers.values() if "edition" in given), "")
    return edition_of(slug) if slug else consideration.casefile.edition


def said_to_questions(consideration: Consideration) -> list[Said]:
    """What was said to the questions when it was recommended, in the order and words of its edition; those alone."""
    words = consideration.weighed
    return [Said(one, words[one.weighs]) for one in answered_under(consideration).questions if words.get(one.weighs)]


def as_asked(consideration: Consideration) -> dict[Limb, str]:
    """The limbs that were answered, in the order and the words of the edition that asked."""
    asked: dict[str, str] = {one.limb: one.question for one in answered_under(consideration).criteria}
    words = asked | dict(LIMB_CHOICES) | asked
    return {Limb(limb): question for limb, question in words.items() if limb in consideration.answers}


def in_words_of(edition: Edition, consideration: Consideration) -> frozenset[Limb]:
    """The limbs that were answered to the very question that this edition asks."""
    asked = as_asked(consideration)
    return frozenset(one.limb for one in edition.criteria if asked.get(one.limb) == one.question)


def limb_answers(
    consideration: Consideration,
    edition: Edition,
    called: Mapping[str, str],
    known: Mapping[str, str] = NOTHING_KNOWN,
    people: Iterable[Person] = (),
) -> list[LimbAnswer]:
    """Every limb that the edition asks, in its order; then the answers to what another edition asked, in its words.

    An answer is never shown as one to another question, though it be of the same limb. `called`: the children of the
    case (people.py); `people`: those of the case, of whom some are known to have died.
    """
    missed, under, questions = _missed(consideration, people), answered_under(consideration), as_asked(consideration)
    said = {limb: _said(consideration, limb, question, called, missed) for limb, question in questions.items()}
    same = in_words_of(edition, consideration)
    now = [
        replace(
            said[one.limb] if one.limb in same else _unsaid(one, said),
            source=str(one.source), meanings=one.meanings, known=known.get(one.limb, ""),
        )
        for one in edition.criteria
    ]  # fmt: skip
    asked = {one.limb: one for one in under.criteria}
    return now + [
        replace(line, source=str(asked[limb].source), meanings=asked[limb].meanings, asked_by=under.title)
        if limb in asked
        else line
        for limb, line in said.items()
        if limb not in same
    ]


def which_children(consideration: Consideration, limb: str, called: Mapping[str, str]) -> str:
    """For which children a limb answered yes is met, as they are called; empty where the case names one alone."""
    said = consideration.met_for.get(limb, [])
    if not said:
        answered = Answer(consideration.answers[limb]["answer"])
        return NOT_SAID if answered is Answer.YES and len(called) > 1 else ""
    names = [called[one] for one in said if one in called]
    return "; ".join(names if len(names) == len(said) else [*names, BY_MISTAKE])


def of_no_one_child(consideration: Consideration, limbs: Collection[Limb], people: Iterable[Person]) -> bool:
    """Whether these limbs were answered yes, and of no one child all of them; whose day of death is known has died."""
    known = {Limb.DIED: {one.public_id for one in dead(people)}}
    met = consideration.met_for
    said = [frozenset(met[limb]) | known.get(limb, set()) for limb in limbs if limb in met]
    return len(said) > 1 and not frozenset.intersection(*said)


def dead(people: Iterable[Person], but: Collection[str] = ()) -> list[Person]:
    """The children whose day of death is known; `but`: the public ids of those who are left out."""
    children = (one for one in people if one.kind == Person.Kind.CHILD and one.died_on)
    return [one for one in children if one.public_id not in but]


def died_on(children: Iterable[Person], label: str) -> str:
    """Of each, on which day."""
    return ", ".join(f"{called_here(one, label)} died on {day_words(one.died_on)}" for one in children if one.died_on)


def _missed(consideration: Consideration, people: Iterable[Person]) -> str:
    """Told to the LSCB chair: a day of death may have come in, or been put right, after it was recommended."""
    said = consideration.met_for.get(Limb.DIED, [])
    missed = died_on(dead(people, said), consideration.casefile.label) if said else ""
    return f"{missed}, and is not among the children for whom this was answered yes." if missed else ""


def _said(
    consideration: Consideration, limb: Limb, question: str, called: Mapping[str, str], missed: str
) -> LimbAnswer:
    given, children = consideration.answers[limb], which_children(consideration, limb, called)
    left_out = missed if limb is Limb.DIED else ""
    return LimbAnswer(question, WORDS[given["answer"]], given["reason"], children=children, left_out=left_out)


def _unsaid(criterion: Criterion, said: Collection[Limb]) -> LimbAnswer:
    return LimbAnswer(criterion.question, IN_OTHER_WORDS if criterion.limb in said else NOT_ANSWERED, "")
