"""Whether two children may be one: by name as it sounds, and by the days known of them. No Django here."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from scr_portal.clocks import day_words
from scr_portal.pseudonyms.folding import words
from scr_portal.pseudonyms.names import PARTICLES
from scr_portal.pseudonyms.spellings import alike

SAME_DAY = "a child of a like name, and of the same date of birth or one a slip of the pen away"
NAME_ALONE = "a child of a like name; a date of birth is not known of both"
PART = "a child of the same date of birth, with a part of the name in common"
DEATH, INCIDENT = "a child who died on the same day, {}", "a child whose incident was on the same day, {}"
LIKE, IN_PART = "of a like name", "with a part of the name in common"
TWO_DAYS = "a child of the same date of birth, whose death or incident was on the same day, under another name"
STRONGEST_FIRST = (
    SAME_DAY, DEATH.format(LIKE), INCIDENT.format(LIKE), PART, TWO_DAYS, DEATH.format(IN_PART),
    INCIDENT.format(IN_PART), NAME_ALONE,
)  # fmt: skip
"""Of several children of one case, the one for whom most speaks is named."""


@dataclass(frozen=True)
class Child:
    """What a referral says of a child that tells it from others."""

    names: tuple[str, ...]
    born_on: date | None = None
    died_on: date | None = None
    incidents_on: frozenset[date] = frozenset()

    def __str__(self) -> str:
        """What is compared, to be shown to who may open the case."""
        name, *others = self.names
        days = [
            ("born", self.born_on),
            ("died", self.died_on),
            *(("incident", day) for day in sorted(self.incidents_on)),
        ]
        called = f"{name} (also {', '.join(others)})" if others else name
        return ", ".join([called, *(f"{what} {day_words(day)}" for what, day in days if day)])

    @property
    def days(self) -> frozenset[date]:
        """When it happened: one referral may give the day of death, another that of the incident."""
        return self.incidents_on | ({self.died_on} if self.died_on else frozenset())


def grounds(one: Child, other: Child) -> str:
    """Why the two may be one child, in words that name nobody; empty where nothing speaks for it."""
    whole, part = _alike(one.names, other.names)
    return (
        _by_birth(one, other, whole, part) or _by_what_happened(one, other, whole, part) or _by_name(one, other, whole)
    )


def _by_birth(one: Child, other: Child, whole: bool, part: bool) -> str:
    """A date of birth that is known of both speaks loudest; without a name in common it takes a second day."""
    if one.born_on is None or other.born_on is None:
        return ""
    same = one.born_on == other.born_on
    if whole and (same or _a_slip_apart(one.born_on, other.born_on)):
        return SAME_DAY
    if not same:
        return ""
    if part:
        return PART
    return TWO_DAYS if one.days & other.days else ""


def _by_what_happened(one: Child, other: Child, whole: bool, part: bool) -> str:
    if not part or not one.days & other.days:
        return ""
    both_died = one.died_on is not None and one.died_on == other.died_on
    return (DEATH if both_died else INCIDENT).format(LIKE if whole else IN_PART)


def _by_name(one: Child, other: Child, whole: bool) -> str:
    return NAME_ALONE if whole and not (one.born_on and other.born_on) else ""


def _alike(some: Collection[str], others: Collection[str]) -> tuple[bool, bool]:
    """Whether any two of the names are alike as a whole, and in a part."""
    pairs = [(_parts(one), _parts(other)) for one in some for other in others]
    common = [(min(len(one), len(other)), _in_common(one, other)) for one, other in pairs]
    return any(shared == least and least > 1 for least, shared in common), any(shared for _, shared in common)


def _parts(name: str) -> list[str]:
    return [word.folded for word in words(name) if word.folded not in PARTICLES]


def _in_common(one: list[str], other: list[str]) -> int:
    """How many parts of the shorter name stand, in any order and spelling, in the longer: each part once."""
    shorter, longer = sorted((one, other), key=len)
    free, shared = list(longer), 0
    for part in shorter:
        like = next((word for word in free if part == word or alike(part, word) or alike(word, part)), None)
        if like is not None:
            free.remove(like)
            shared += 1
    return shared


def _a_slip_apart(one: date, other: date) -> bool:
    """Day and month turned round, or one of the three numbers mistaken."""
    turned = (one.year, one.day, one.month) == (other.year, other.month, other.day)
    same = (one.year == other.year, one.month == other.month, one.day == other.day)
    return turned or sum(same) == 2
