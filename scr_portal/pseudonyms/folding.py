"""Words as they compare: without case, accents, apostrophes and possessives, each with its place in the text."""

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property, lru_cache

APOSTROPHES = "'’‘ʼ`´"
WORD = re.compile(rf"[^\W_](?:[^\W_]|[{APOSTROPHES}\u0300-\u036f\u00ad])*")
POSSESSIVE = re.compile(rf"[{APOSTROPHES}]s?$", re.IGNORECASE)
UNLIKE = str.maketrans({"ß": "ss", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "œ": "oe", "ı": "i"})


@dataclass(frozen=True)
class Word:
    """One word of a text: how it compares, and where it stands."""

    folded: str
    raw: str
    start: int
    end: int

    @cached_property
    def forms(self) -> frozenset[str]:
        """The word as it stands and, where it ends in s, without: Smith's, Smiths', the Smiths, the Joneses."""
        bare = fold(POSSESSIVE.sub("", self.raw))
        return frozenset(form for form in (self.folded, bare, bare.removesuffix("s"), bare.removesuffix("es")) if form)

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.raw[:1].isupper()


class Reading:
    """The words of a text, and where each form of a word stands: read once, asked for every name."""

    def __init__(self, text: str) -> None:
        found = (Word(fold(match.group()), match.group(), match.start(), match.end()) for match in WORD.finditer(text))
        self.words = [word for word in found if word.folded]
        self.at: dict[str, list[int]] = defaultdict(list)
        for position, word in enumerate(self.words):
            for form in word.forms:
                self.at[form].append(position)

    def starting(self, part: str) -> list[int]:
        """Where a word stands that is the part, or its beginning."""
        ends = range(1, len(part) + 1)
        return sorted({position for end in ends if part[:end] in self.at for position in self.at[part[:end]]})


@lru_cache(maxsize=4096)
def read(text: str) -> Reading:
    """A text read into words; the latest are remembered."""
    return Reading(text)


@lru_cache(maxsize=16384)
def fold(text: str) -> str:
    """Text as it compares: "Siân O’Brien" and "SIAN OBRIEN" are one."""
    decomposed = unicodedata.normalize("NFKD", text.casefold().translate(UNLIKE))
    return "".join(letter for letter in decomposed if letter.isalnum())


def words(text: str) -> list[Word]:
    """The words of a text; a hyphen or a slash parts two words."""
    return read(text).words
