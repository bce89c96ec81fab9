"""A text of a walked case, with places for what every copy has of its own: days, people, names, numbers."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from scr_portal.clocks import day_words
from scr_portal.ids import ALPHABET

Token = tuple[str, ...]
"""What stands in a place: its sort, and which of them."""
DAY, WORDS, MOMENT, DIGEST = "day", "words", "moment", "digest"
_TIME = re.compile(r"\b\d\d:\d\d:\d\d(?:\.\d+)?")
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_SHAPES = (
    r"(?P<moment>\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(?:\.\d+)?(?:\+00(?::00)?|Z))",
    r"(?P<day>\b\d{4}-\d\d-\d\d\b)",
    rf"(?P<words>\b\d{{1,2}} (?:{_MONTHS}) \d{{4}}\b)",
    r"(?P<digest>\b[0-9a-f]{64}\b)",
    r"(?P<subject>\b[a-z_]+\.[a-z_]+:\d+\b)",
    r'(?P<link>"\w+_id": \d+)',
    rf"(?P<id>\b[{ALPHABET}]{{16}}\b|\bCASE-\w{{5}}\b)",
)


@dataclass(frozen=True)
class Text:
    """`pattern` has a %s for each token; without tokens it is the text itself."""

    pattern: str
    tokens: tuple[Token, ...] = ()

    def placed(self, at: Mapping[Token, int]) -> "Placed":
        """With the tokens found where a copy keeps them."""
        return Placed(self.pattern, tuple(at[token] for token in self.tokens))

    def copied(self) -> "Text":
        """As it is written for COPY."""
        return Text(escaped(self.pattern), self.tokens)


@dataclass(frozen=True)
class Placed:
    """A text whose tokens are places in the list of a copy's own words."""

    pattern: str
    places: tuple[int, ...]

    def said(self, own: list[str]) -> str:
        """The text of one copy."""
        return self.pattern % tuple([own[place] for place in self.places]) if self.places else self.pattern


def escaped(text: str) -> str:
    """As COPY reads it."""
    return text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r")


def joined(texts: Iterable[Text], between: str) -> Text:
    """One text of several."""
    parts = list(texts)
    tokens = tuple(token for part in parts for token in part.tokens)
    patterns = (part.pattern if part.tokens or not tokens else part.pattern.replace("%", "%%") for part in parts)
    return Text(between.join(patterns), tokens)


class Reader:
    """Finds the places in the texts of one case.

    `names` are words that stand for a token, `ids` random ids, `subjects` rows as they are called, `links` the tokens
    by the key of a row of each table; `days` are the days of the case, others are those of the law and stay.
    """

    def __init__(
        self, names: Mapping[str, Token], ids: Mapping[str, Token], subjects: Mapping[str, Token], days: set[date]
    ) -> None:
        self.names, self.ids, self.subjects, self.days = names, ids, subjects, days
        self._digests: dict[str, Token] = {}
        longest = sorted(names, key=len, reverse=True)
        words = rf"(?P<name>(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w))"
        self._shape = re.compile("|".join((*_SHAPES, words)))

    def read(self, text: str, links: Mapping[str, Mapping[str, Token]] | None = None) -> Text:
        """The text with its places; `links` say what the numbers in JSON are keys of.

        Whenever on its day something was done, it was at ten: a slow machine makes the same country.
        """
        text = _TIME.sub("10:00:00", text)
        patterns, tokens, end = [], [], 0
        for match in self._shape.finditer(text):
            found = self._token(match, links or {})
            if found:
                before, token = found
                patterns += [text[end : match.start()].replace("%", "%%"), before.replace("%", "%%"), "%s"]
                tokens.append(token)
                end = match.end()
        if not tokens:
            return Text(text)
        return Text("".join([*patterns, text[end:].replace("%", "%%")]), tuple(tokens))

    def _token(self, match: "re.Match[str]", links: Mapping[str, Mapping[str, Token]]) -> tuple[str, Token] | None:
        """What stands before the place, and the place; None where it stays as it is."""
        said, sort = match.group(), match.lastgroup
        if sort == "link":
            name, key = said.split(": ")
            token = links.get(name.strip('"'), {}).get(key)
            return (f"{name}: ", token) if token else None
        if sort == "subject":
            token = self.subjects.get(said)
            return (said[: said.index(":") + 1], token) if token else None
        if sort == DIGEST:
            return "", self._digests.setdefault(said, (DIGEST, f"{len(self._digests):03}"))
        if sort in (DAY, WORDS, MOMENT):
            token = self._day(sort, said)
            return ("", token) if token else None
        token = (self.names if sort == "name" else self.ids).get(said)
        return ("", token) if token else None

    def _day(self, sort: str, said: str) -> Token | None:
        written = datetime.strptime(said, "%d %B %Y").date().isoformat() if sort == WORDS else said[:10]
        if date.fromisoformat(written) not in self.days:
            return None
        return (MOMENT, written, said[10]) if sort == MOMENT else (sort, written)


def moved(token: Token, days: Mapping[str, date]) -> str:
    """A day, a day in words, or the moment at eleven of that day, where it has been moved to."""
    day = days[token[1]]
    if token[0] == DAY:
        return day.isoformat()
    if token[0] == WORDS:
        return day_words(day)
    return f"{day.isoformat()}{token[2]}10:00:00+00" + (":00" if token[2] == "T" else "")
