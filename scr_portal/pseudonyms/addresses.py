"""Addresses in a text: a postcode in any spacing, the street, and perhaps the place."""

import re
from collections.abc import Iterator

from scr_portal.pseudonyms.folding import Word, words
from scr_portal.pseudonyms.known import Certainty, Match

POSTCODE = re.compile(r"\b([A-Z]{1,2}\d[A-Z\d]?)\s*(\d[A-Z]{2})\b", re.IGNORECASE)
SHORT = {
    "rd": "road", "st": "street", "ave": "avenue", "av": "avenue", "ln": "lane", "cl": "close", "dr": "drive",
    "ct": "court", "cres": "crescent", "pl": "place", "sq": "square", "terr": "terrace", "gdns": "gardens",
}  # fmt: skip


def in_text(text: str, address: str) -> Iterator[Match]:
    """Every stretch that gives the address or a part of it."""
    for outward, inward in POSTCODE.findall(address):
        yield from _spelt(text, rf"{outward}\s*{inward}", "a postcode", Certainty.CERTAIN)
        yield from _spelt(text, rf"{outward}(?!\s*\d[A-Z]{{2}})", "part of a postcode", Certainty.POSSIBLE)
    lines = [line for line in re.split(r"[,\n]", POSTCODE.sub("", address)) if line.strip()]
    standing = words(text)
    for position, line in enumerate(lines):
        certainty = Certainty.CERTAIN if position == 0 or any(map(str.isdigit, line)) else Certainty.POSSIBLE
        yield from _line(standing, line, certainty)


def _spelt(text: str, pattern: str, what: str, certainty: Certainty) -> Iterator[Match]:
    for match in re.finditer(rf"\b{pattern}\b", text, re.IGNORECASE):
        yield Match(match.start(), match.end(), what, certainty)


def _line(standing: list[Word], line: str, certainty: Certainty) -> Iterator[Match]:
    """The words of one line without the house number, with road and rd one."""
    wanted = [_long(word.folded) for word in words(line) if not word.folded[0].isdigit()]
    for at in range(len(standing) - len(wanted) + 1 if wanted else 0):
        if _long(standing[at].folded) != wanted[0]:
            continue
        stretch = standing[at : at + len(wanted)]
        if [_long(word.folded) for word in stretch] == wanted:
            yield Match(stretch[0].start, stretch[-1].end, "an address", certainty)


def _long(word: str) -> str:
    return SHORT.get(word, word)
