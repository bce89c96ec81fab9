"""Other spellings of a name: a slip of the pen, or Welsh for English."""

import re
from collections.abc import Iterator
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from scr_portal.pseudonyms.folding import fold, words
from scr_portal.pseudonyms.known import Certainty, Match
from scr_portal.pseudonyms.names import ORDINARY, PARTICLES

SHORTEST = 5
"""Letters below which a slip makes another word too often."""
NEAR = 0.78
SOUNDS = (
    ("ff", "f"), ("ph", "f"), ("dd", "th"), ("ll", "l"), ("rh", "r"), ("ck", "k"), ("ch", "k"), ("ie$", "y"),
    ("ey$", "y"), ("i$", "y"), ("e$", ""), ("c", "k"), ("z", "s"), ("w", "u"), ("y", "i"), (r"(.)\1", r"\1"),
)  # fmt: skip


def in_text(text: str, names: tuple[str, ...]) -> Iterator[Match]:
    """Every word that may be a part of a name, spelt otherwise."""
    parts = {word.folded for name in names for word in words(name)}
    parts = {part for part in parts if part not in PARTICLES | ORDINARY}
    for word in words(text):
        if word.is_capital and word.folded not in parts and any(alike(word.folded, part) for part in parts):
            yield Match(word.start, word.end, "perhaps a name spelt otherwise", Certainty.POSSIBLE)


@lru_cache(maxsize=65536)
def alike(word: str, part: str) -> bool:
    """Whether two parts of names, folded, may be one: they sound alike, or are a slip of the pen apart."""
    if len(part) > 3 and sound(word) == sound(part):
        return True
    longer = min(len(word), len(part)) >= SHORTEST
    return longer and DamerauLevenshtein.normalized_similarity(word, part) >= NEAR


@lru_cache(maxsize=4096)
def sound(word: str) -> str:
    """Roughly how a name is spoken, so that Ffion and Fion, Dylan and Dilan are one."""
    spoken = fold(word)
    for pattern, by in SOUNDS:
        spoken = re.sub(pattern, by, spoken)
    return spoken
