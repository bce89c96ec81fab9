"""Names in a text: whole, in parts, run together or drawn apart, and initials."""

import re
from collections.abc import Iterator
from functools import lru_cache

from scr_portal.pseudonyms.folding import Reading, Word, fold, read, words
from scr_portal.pseudonyms.known import Certainty, Known, Match

_PARTICLES = "de da di du la le van von der den bin ibn al el ap ab ferch and of the mr mrs ms miss dr"
_ORDINARY = (
    "will may mark grace hope faith joy rose young brown white black green grey long short bill rob pat sue art dale "
    "ward page day king baker hall hill wood field summer lane street case read rich best good wise strong small "
    "little love child price post park house home carer parent mother father son daughter north south west east early "
    "late more banks law judge noble fair sharp stone star sky storm river dawn eve june april august frank charity "
    "mercy chase guy miles major bridge church cross rush care social worker health visitor police school family "
    "board agency review report baby infant newborn boy girl twin sister brother "
    "an in on to so do as at be by he if is it me my no or up us we"
)
PARTICLES = frozenset(_PARTICLES.split())
ORDINARY = frozenset(_ORDINARY.split())
"""Words that are also names: without a capital, or at the head of a sentence, they only may be one."""
LONGEST_RUN = 4
"""Words that may together spell one name: "Ann Marie" for Annemarie, "Mac Donald" for Macdonald."""


def in_text(text: str, known: Known) -> Iterator[Match]:
    """Every stretch that names the person."""
    reading = read(text)
    for name in known.names:
        whole = [fold_of.folded for fold_of in words(name)]
        if not whole or fold(name) == fold(known.pseudonym):
            continue
        yield from _whole(reading, whole)
        for part in _parts(name):
            yield from _part(text, reading, part, known)
        yield from _initials(text, name)


@lru_cache(maxsize=4096)
def _parts(name: str) -> frozenset[str]:
    """What may stand for the name alone: each word, each with its hyphens run together, and all run together."""
    single = {word.folded for word in words(name)}
    joined = {fold(piece) for piece in (name, *name.split())}
    return frozenset(part for part in single | joined if len(part) > 1 and part not in PARTICLES)


def _whole(reading: Reading, whole: list[str]) -> Iterator[Match]:
    """The words of the name one after the other, either way round."""
    for wanted in (whole, whole[::-1]):
        for at in reading.at.get(wanted[0], ()):
            stretch = reading.words[at : at + len(wanted)]
            fits = len(stretch) == len(wanted)
            if fits and all(part in word.forms for part, word in zip(wanted, stretch, strict=True)):
                certainty = Certainty.CERTAIN if len(whole) > 1 else Certainty.POSSIBLE
                yield Match(stretch[0].start, stretch[-1].end, "a name", certainty)


def _part(text: str, reading: Reading, part: str, known: Known) -> Iterator[Match]:
    for at in reading.starting(part):
        word, run = reading.words[at], _run(reading.words, at, part)
        if run is None:
            continue
        doubtful = known.is_professional or (
            part in ORDINARY and (not word.is_capital or _heads_sentence(text, word.start))
        )
        yield Match(word.start, run.end, "a name", Certainty.POSSIBLE if doubtful else Certainty.CERTAIN)


def _run(standing: list[Word], at: int, part: str) -> Word | None:
    """The last of the words from `at` on that together spell the part."""
    spelt = ""
    for word in standing[at : at + LONGEST_RUN]:
        if any(spelt + form == part for form in word.forms):
            return word
        spelt += word.folded
        if not part.startswith(spelt):
            return None
    return None


def _heads_sentence(text: str, start: int) -> bool:
    before = text[:start].rstrip(" \t\n\r\"'“‘(")
    return not before or before[-1] in ".!?:•\n"


def _initials(text: str, name: str) -> Iterator[Match]:
    """Initials for certain where they carry points, perhaps where they do not: it may be an abbreviation."""
    for pattern, certainty in _patterns(name):
        yield from (Match(match.start(), match.end(), "initials", certainty) for match in pattern.finditer(text))


@lru_cache(maxsize=4096)
def _patterns(name: str) -> list[tuple[re.Pattern[str], Certainty]]:
    every = [word.folded[0].upper() for word in words(name)]
    spaced = [fold(piece)[:1].upper() for piece in name.split()]
    found = []
    for letters in {tuple(every), tuple(spaced), (every[0], every[-1])} if len(every) > 1 else ():
        if len(letters) > 1 and all(letters):
            pointed, bare = r"\.[\s-]?".join(letters), r"[\s-]?".join(letters)
            found.append((re.compile(rf"(?<!\w){pointed}(?:\.|(?!\w))"), Certainty.CERTAIN))
            found.append((re.compile(rf"(?<![\w.]){bare}(?![\w.])"), Certainty.POSSIBLE))
    return found
