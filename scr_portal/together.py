"""What the parts of home ask, asked in two questions before they are made; each asks by itself where it stands alone.

A question of its own costs the page half a millisecond, whatever it is about (docs/performance.md).
"""

from typing import TypeVar

from scr_portal.access import Grants
from scr_portal.answers import Rows, answers
from scr_portal.of_cases import with_cases

R = TypeVar("R", bound=Rows)
OF_ALL: list[Rows] = []
OF_OPEN: list[Rows] = []


def on_home(rows: R) -> R:
    """Ask for these together with the others of home."""
    OF_ALL.append(rows)
    return rows


def of_open_on_home(rows: R) -> R:
    """The same of rows that are asked of open cases alone."""
    OF_OPEN.append(rows)
    return rows


def ask_together(held: Grants) -> None:
    """Ask for everything of home at once, each row with its case: `answers` gives it to the part that asks for it."""
    found = [*answers(held, *OF_ALL), *answers(held, *OF_OPEN, of_open=True)]
    held.answered.update(zip([*OF_ALL, *OF_OPEN], with_cases(found), strict=True))
