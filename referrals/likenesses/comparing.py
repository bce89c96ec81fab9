"""Whether two children may be one: by name as it sounds, and by the days known of them. No Django here."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from scr_portal.pseudonyms.folding import words
from scr_portal.pseudonyms.names import PARTICLES
from scr_portal.pseudonyms.spellings import alike

SAME_DAY = "a child of a like name, and of the same date of birth or one a slip of the pen away"
NAME_ALONE = "a child of a like name; a date of birth is not known of both"
PART = "a child of the same date of birth, with a part of the name in common"
DEATH = "a child who died on the same day, with a part of the name in common"


@dataclass(frozen=True)
class Child:
    """What a referral says of a child that tells it from others."""

    names: tuple[str, ...]
    born_on: date | None = None
    died_on: date | None = None


def grounds(one: Child, other: Child) -> str:
    """Why the two may be one child, in words that name nobody; empty where nothing speaks for it."""
    whole, part = _alike(one.names, other.names)
    if not part:
        return ""
    born = {day for day in (one.born_on, other.born_on) if day}
    unknown = not (one.born_on and other.born_on)
    if whole and not unknown and (len(born) == 1 or _a_slip_apart(*born)):
        return SAME_DAY
    if not unknown and len(born) == 1:
        return PART
    if one.died_on and one.died_on == other.died_on:
        return DEATH
    return NAME_ALONE if whole and unknown else ""


def _alike(some: Collection[str], others: Collection[str]) -> tuple[bool, bool]:
    """Whether any two of the names are alike as a whole, and in a part."""
    pairs = [(_parts(one), _parts(other)) for one in some for other in others]
    common = [(min(len(one), len(other)), _in_common(one, other)) for one, other in pairs]
    return any(shared == least and least > 1 for least, shared in common), any(shared for _, shared in common)


def _parts(name: str) -> list[str]:
    return [word.folded for word in words(name) if word.folded not in PARTICLES]


def _in_common(one: list[str], other: list[str]) -> int:
    """How many parts of the shorter name stand, in any order and spelling, in the longer."""
    shorter, longer = sorted((one, other), key=len)
    return sum(any(part == word or alike(part, word) for word in longer) for part in shorter)


def _a_slip_apart(one: date, other: date) -> bool:
    """Day and month turned round, or one of the three numbers mistaken."""
    turned = (one.year, one.day, one.month) == (other.year, other.month, other.day)
    same = (one.year == other.year, one.month == other.month, one.day == other.day)
    return turned or sum(same) == 2
