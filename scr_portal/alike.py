"""Readers who hold alike: what is asked for one of them is asked for all, but for the keys of the cases and the person.

Django takes longer to write a long question than the database to answer it, and the database longer to plan than to
look: so it is written for a stand-in, who holds the same on cases that are not there, and kept.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from scr_portal.access import Grants, Group, Held
from scr_portal.accounts import User
from scr_portal.prepared import Prepared, prepare
from scr_portal.roles import Role

A_READER = -1
LISTED = re.compile(r"\{-\d+(,-\d+)*\}")
"""The stand-in's cases, as `among` asks for them."""


@dataclass(frozen=True)
class Alike:
    """Everything in `Grants` but on which cases it is held; `groups` are of cases on which the same is held."""

    day: date
    groups: tuple[Group, ...]
    standing: tuple[tuple[tuple[int, tuple[str, ...]], ...], ...]
    partnered: tuple[tuple[int, int], ...]
    handed: tuple[tuple[int, int], ...]
    to_check: tuple[int, ...]
    barred: tuple[int, ...]
    guest_of: int | None
    refers_to: tuple[int, ...]
    has_partners: bool


def alike(held: Grants) -> Alike:
    """What those have in common who hold the same as `held`."""
    standing = (held.boards, held.agencies, held.bodies)
    return Alike(
        held.day,
        tuple(held.groups),
        tuple(tuple(sorted((pk, tuple(sorted(roles))) for pk, roles in one.items())) for one in standing),
        tuple(sorted(held.partnered.items())),
        tuple(sorted(held.handed.items())),
        tuple(sorted(held.to_check)),
        tuple(sorted(held.barred)),
        held.user.guest_of,
        tuple(sorted(held.refers_to)),
        held.has_partners,
    )


def alike_on_cases(held: Grants) -> Alike:
    """The same of what is held on cases alone: for what nobody sees by a board, a body or an appointment."""
    return Alike(held.day, tuple(held.groups), ((), (), ()), (), (), (), (), None, (), has_partners=False)


def stand_in(kind: Alike) -> Grants:
    """Somebody who holds the same, on two cases of each group that no row has: two, so that lists are asked for."""
    reader = User(pk=A_READER, is_active=False)
    reader.guest_of = kind.guest_of
    held = Grants(reader, kind.day)
    for group, keys in zip(kind.groups, keys_of(kind), strict=True):
        for key in keys:
            held.cases[key] = {Held(Role(role), agency or None) for role, agency in group}
    for places, given in zip((held.boards, held.agencies, held.bodies), kind.standing, strict=True):
        places.update({pk: {Role(role) for role in roles} for pk, roles in given})
    held.partnered.update(kind.partnered)
    held.handed.update(kind.handed)
    held.to_check.update(kind.to_check)
    held.barred.update(kind.barred)
    held.refers_to.update(kind.refers_to)
    held.has_partners = kind.has_partners
    reader._grants = held  # type: ignore[attr-defined]
    return held


def keys_of(kind: Alike) -> list[tuple[int, int]]:
    """The keys of the cases that are not there, group by group."""
    return [(-2 - 2 * number, -3 - 2 * number) for number in range(len(kind.groups))]


def left_open(sql: str, values: Sequence[Any], kind: Alike, **more: str) -> Prepared:
    """The question of a stand-in, to be asked of a reader, then of the cases of each group, then of what is `more`.

    `more`: what stands in the place of each value in the question, with its type. Raises ValueError where a key of a
    case is worded as one, or listed with others.
    """
    groups = {key: f"${number}" for number, keys in enumerate(keys_of(kind), 2) for key in keys}
    further = {value: f"${number}" for number, value in enumerate(more, 2 + len(kind.groups))}
    types = ("bigint", *["bigint[]"] * len(kind.groups), *more.values())
    return prepare(sql, values, lambda value: _open_key(value, groups, further), types)


def _open_key(value: Any, groups: Mapping[int, str], further: Mapping[str, str]) -> str | None:
    """What stands in the place of a value: the reader, the cases of the groups whose keys it lists, or what is more."""
    if isinstance(value, int):
        if value in groups:
            raise ValueError("Ask for the cases of the reader by `among` or `within`.")
        return "$1" if value == A_READER else None
    if isinstance(value, str) and value.startswith("{-"):
        if not LISTED.fullmatch(value):
            raise ValueError("Ask for the cases of the reader apart from others.")
        return " || ".join(dict.fromkeys(groups[int(key)] for key in value[1:-1].split(",")))
    return further.get(value) if isinstance(value, str) else None
