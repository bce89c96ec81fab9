"""What a page asks for its reader: written once for all who hold alike, and several questions asked as one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db.models import QuerySet

from scr_portal.access import Grants
from scr_portal.alike import Alike, alike, left_open, stand_in
from scr_portal.among import listed
from scr_portal.prepared import Prepared, ask
from scr_portal.whole_rows import apart, together

Rows = Callable[[Grants], "QuerySet[Any] | None"]
"""The rows that somebody who holds this asks for; None for who can have none. Of a moment it says the day alone."""


KEYS = (0, 0)
"""Keys of no row, in whose place those stand that a page asks about: `among("id", KEYS)`."""


def answers(
    held: Grants, *questions: Rows, keys: Sequence[int] | None = None, of_open: bool = False
) -> list[list[Any]]:
    """The rows that answer each of the questions: one query, or none where the reader can have no row of any.

    `keys` are those about which the questions ask, where they do; `of_open`: of the reader's open cases alone, which
    spares looking up the others, most of what a board has.
    """
    if held.answered.keys() >= set(questions):
        return [held.answered.pop(one) for one in questions]  # together with others: together.py
    asked = _asked(alike(held), questions, keys is not None)
    if asked.question is None:
        return [[] for _ in questions]
    cases = held.open_groups if of_open else held.groups
    (answer,) = ask(asked.question, held.user.pk, *cases.values(), *([] if keys is None else [keys]))
    found = iter(apart([rows for rows in asked.rows if rows is not None], answer))
    return [[] if rows is None else next(found) for rows in asked.rows]


@dataclass(frozen=True)
class _Asked:
    rows: list["QuerySet[Any] | None"]
    question: Prepared | None


@lru_cache(500)
def _asked(kind: Alike, questions: tuple[Rows, ...], about_keys: bool = False) -> _Asked:
    """What is asked for all who hold alike; without a question where nothing can answer any of them."""
    held = stand_in(kind)
    rows = [of(held) for of in questions]
    every = [one for one in rows if one is not None]
    more = {listed(KEYS): "bigint[]"} if about_keys else {}
    return _Asked(rows, left_open(*together(every), kind, **more) if every else None)
