"""Other spellings of a name: a slip of the pen, or Welsh for English."""

from collections.abc import Iterator
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from scr_portal.pseudonyms.folding import words
from scr_portal.pseudonyms.known import Certainty, Match
from scr_portal.pseudonyms.names import ORDINARY, PARTICLES
from scr_portal.pseudonyms.sounding import is_listed, sound

SHORTEST = 5
"""Letters below which a slip makes another word too often."""
NEAR = 0.78


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
    if (len(part) > 3 or (is_listed(word) and is_listed(part))) and sound(word) == sound(part):
        return True
    longer = min(len(word), len(part)) >= SHORTEST
    return longer and DamerauLevenshtein.normalized_similarity(word, part) >= NEAR
