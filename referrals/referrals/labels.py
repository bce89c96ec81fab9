"""What the child of a case is called in the portal: a letter, never a name."""

import unicodedata
from collections.abc import Collection, Iterable
from itertools import count, product
from string import ascii_uppercase

from scr_portal.accounts import Board
from scr_portal.casefiles import CaseFile

SAYS_NOBODY = {"baby", "boy", "child", "family", "girl", "sibling", "siblings", "young", "person"}


def suggested_label(board: Board, names: Collection[str] = ()) -> str:
    """The first letter that no case of the board has yet: Child A, ... Child Z, Child AA, ...; never one of `names`."""
    taken = set(CaseFile.objects.filter(board=board, label__startswith="Child ").values_list("label", flat=True))
    letters = ("".join(some) for length in count(1) for some in product(ascii_uppercase, repeat=length))
    free = (label for each in letters if (label := f"Child {each}") not in taken)
    return next(label for label in free if not name_in(label, names))


def name_in(label: str, names: Iterable[str]) -> str:
    """The first part of a name that the label gives away, or nothing."""
    plain = _plain(label)
    words = set(plain.split())
    for part in (part for name in names for part in _plain(name).split()):
        if len(part) > 1 and part not in SAYS_NOBODY and (part in words or (len(part) > 2 and part in plain)):
            return part
    return ""


def wrong_label(label: str, names: Iterable[str], board: Board) -> str:
    """What is wrong with a label for a new case of this board, or nothing."""
    if name_in(label, names):
        return "The label must not contain a name of the child or the family"
    if CaseFile.objects.filter(board=board, label__iexact=label).exists():
        return f"The board has a case called {label} already: choose another label"
    return ""


def _plain(text: str) -> str:
    """Small letters without accents; what is no letter or figure parts the words."""
    letters = (each for each in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(each))
    return "".join(each if each.isalnum() else " " for each in letters)
