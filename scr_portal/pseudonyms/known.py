"""What is looked for, where, and what is found."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Certainty(StrEnum):
    """CERTAIN keeps a text from being printed; POSSIBLE is for two people to look at."""

    CERTAIN = "certain"
    POSSIBLE = "possible"


@dataclass(frozen=True)
class Passage:
    """A piece of text and the place it stands in, as a reader would call it."""

    place: str
    text: str


@dataclass(frozen=True)
class Known:
    """What is known of one person. A professional may share a surname with many: its parts are only possible."""

    names: tuple[str, ...]
    pseudonym: str = ""
    dates: tuple[date, ...] = ()
    address: str = ""
    is_professional: bool = False


@dataclass(frozen=True)
class Match:
    """A stretch of a text that matches something known."""

    start: int
    end: int
    what: str
    certainty: Certainty


@dataclass(frozen=True)
class Found:
    """One place where something known stands. `excerpt` holds it: for the screen inside, never a log or a mail."""

    place: str
    sentence: int
    what: str
    certainty: Certainty
    before: str
    excerpt: str
    after: str

    def __str__(self) -> str:
        return f"{self.place}, sentence {self.sentence}: {self.what}"
