"""What is asked of one case for one reader: written once for all who hold the same on it, and several asked as one."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from scr_portal.access import Grants, Held, grants
from scr_portal.accounts import User
from scr_portal.casefiles import CaseFile
from scr_portal.prepared import Prepared, ask, prepare
from scr_portal.whole_rows import apart, together

A_CASE, A_READER = -1, -2
"""Keys of nothing, in whose places those stand that are asked about."""
Rows = Callable[[CaseFile, User], "QuerySet[Any]"]
"""The rows of this case that this reader may see."""


@dataclass(frozen=True)
class Reader:
    """What those have in common who hold the same roles on a case, for the same bodies and partners."""

    on_case: frozenset[Held]
    bodies: frozenset[int]
    partnered: frozenset[int]
    guest_of: int | None


def reader_of(casefile: CaseFile, user: User) -> Reader:
    """What this reader has in common with others."""
    held = grants(user)
    on_case = frozenset(held.cases.get(casefile.pk, ()))
    return Reader(on_case, frozenset(held.bodies), frozenset(held.partnered), user.guest_of)


def stand_ins(reader: Reader) -> tuple[CaseFile, User]:
    """A case that is not there, and somebody who holds this on it."""
    user = User(pk=A_READER, is_active=False)
    user.guest_of = reader.guest_of
    held = Grants(user, timezone.localdate())
    held.cases[A_CASE] = set(reader.on_case)
    held.bodies.update({body: set() for body in reader.bodies})
    held.partnered.update(dict.fromkeys(reader.partnered, A_CASE))
    user._grants = held  # type: ignore[attr-defined]
    return CaseFile(pk=A_CASE), user


def left_open(sql: str, values: Any) -> Prepared:
    """The question about the stand-ins, to be asked of a case and a reader."""
    return prepare(sql, values, _open_key, ("bigint", "bigint"))


def of_case(casefile: CaseFile, user: User, *questions: Rows) -> list[list[Any]]:
    """The rows that answer each of the questions: one query."""
    rows, question = _asked(reader_of(casefile, user), questions)
    (answer,) = ask(question, casefile.pk, user.pk)
    return apart(rows, answer)


@lru_cache(500)
def _asked(reader: Reader, questions: tuple[Rows, ...]) -> tuple[list["QuerySet[Any]"], Prepared]:
    rows = [of(*stand_ins(reader)) for of in questions]
    return rows, left_open(*together(rows))


def _open_key(value: Any) -> str | None:
    return {A_CASE: "$1", A_READER: "$2"}.get(value) if isinstance(value, int) else None
