"""Words as they compare: without case, accents, apostrophes and possessives, each with its place in the text."""

import re
import unicodedata
from dataclasses import dataclass

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

    @property
    def forms(self) -> frozenset[str]:
        """The word as it stands and, where it ends in s, without: Smith's, Smiths', the Smiths, the Joneses."""
        bare = fold(POSSESSIVE.sub("", self.raw))
        return frozenset(form for form in (self.folded, bare, bare.removesuffix("s"), bare.removesuffix("es")) if form)

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.raw[:1].isupper()


def fold(text: str) -> str:
    """Text as it compares: "Siân O’Brien" and "SIAN OBRIEN" are one."""
    decomposed = unicodedata.normalize("NFKD", text.casefold().translate(UNLIKE))
    return "".join(letter for letter in decomposed if letter.isalnum())


def words(text: str) -> list[Word]:
    """The words of a text; a hyphen or a slash parts two words."""
    found = (Word(fold(match.group()), match.group(), match.start(), match.end()) for match in WORD.finditer(text))
    return [word for word in found if word.folded]
