"""The limbs of the criteria in a few words, and the duties that rest on them in a sentence."""

from dataclasses import dataclass

from scr_portal.guidance.base import Edition, Limb, Outcome, Route

LIMB_WORDS = {
    Limb.DIED: "the child died",
    Limb.ABUSE: "abuse or neglect is known or suspected",
    Limb.SERIOUS_HARM: "the child was seriously harmed",
    Limb.SEXUAL_ABUSE: "the child was seriously sexually abused",
    Limb.PARENT_MURDERED: "a parent was murdered",
    Limb.ASSAULT: "the child was violently assaulted",
    Limb.JOINT_WORKING: "there is concern about how agencies worked together",
    Limb.CUSTODY: "the death was in custody or another secure place",
}
OUTCOMES = [
    (Outcome.REVIEW.value, "Hold a serious case review"),
    (Outcome.ALTERNATIVE.value, "Hold an alternative review"),
    (Outcome.NONE.value, "Hold no review"),
]
LIMB_CHOICES = [(limb.value, words[:1].upper() + words[1:]) for limb, words in LIMB_WORDS.items()]


@dataclass(frozen=True)
class Ground:
    """What it is seen by whether the criteria are met, as the subject of a sentence, with the end of its verb."""

    words: str
    s: str = ""

    @property
    def not_(self) -> str:
        """It does not."""
        return f"do{'es' if self.s else ''} not"


ANSWERS = Ground("The answers given")
WITHOUT_ANSWERS = Ground("What is known so far", "s")
"""Where nobody has answered in this round: by the referrals, and by what was answered in earlier ones."""


def duty_in_words(route: Route, edition: Edition) -> str:
    """When the board must hold a review, and where that is written: our words, the guidance's source."""
    return f"{duty_in_short(route)} {edition.title}. Source: {route.source}."


def duty_in_short(route: Route) -> str:
    """When the board must hold a review."""
    parts = " and ".join(LIMB_WORDS[limb] for limb in LIMB_WORDS if limb in route.limbs)
    unless = " or ".join(LIMB_WORDS[limb].replace("there is", "there is no") for limb in route.unless)
    exception = f", unless {unless}" if unless else ""
    return f"When {parts}, the board must hold a review{exception}."
