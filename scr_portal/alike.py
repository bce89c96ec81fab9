"""Readers who hold alike: what is asked for one of them is asked for all, but for the keys of the cases and the person.

Django takes longer to write a long question than the database to answer it, and the database longer to plan than to
look: so it is written for a stand-in, who holds the same on cases that are not there, and kept.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from scr_portal.access import Grants, Held
from scr_portal.accounts import User
from scr_portal.roles import Role

A_READER = -1
Group = tuple[tuple[str, int], ...]
"""What is held on a case: roles, with the agency whose rows alone they reach, or 0."""


@dataclass(frozen=True)
class Alike:
    """Everything in `Grants` but on which cases it is held; `groups` are of cases on which the same is held."""

    day: date
    groups: tuple[Group, ...]
    standing: tuple[tuple[tuple[int, tuple[str, ...]], ...], ...]
    partnered: tuple[tuple[int, int], ...]
    barred: tuple[int, ...]
    guest_of: int | None
    refers_to: tuple[int, ...]
    has_partners: bool


def cases_alike(held: Grants) -> dict[Group, list[int]]:
    """The cases by what is held on them."""
    groups: dict[Group, list[int]] = defaultdict(list)
    for pk, on_case in held.cases.items():
        if on_case:
            groups[tuple(sorted((str(one.role), one.agency_id or 0) for one in on_case))].append(pk)
    return dict(sorted(groups.items()))


def alike(held: Grants, groups: dict[Group, list[int]]) -> Alike:
    """What those have in common who hold the same as `held`."""
    standing = (held.boards, held.agencies, held.bodies)
    return Alike(
        held.day,
        tuple(groups),
        tuple(tuple(sorted((pk, tuple(sorted(roles))) for pk, roles in one.items())) for one in standing),
        tuple(sorted(held.partnered.items())),
        tuple(sorted(held.barred)),
        held.user.guest_of,
        tuple(sorted(held.refers_to)),
        held.has_partners,
    )


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
    held.barred.update(kind.barred)
    held.refers_to.update(kind.refers_to)
    held.has_partners = kind.has_partners
    reader._grants = held  # type: ignore[attr-defined]
    return held


def keys_of(kind: Alike) -> list[tuple[int, int]]:
    """The keys of the cases that are not there, group by group."""
    return [(-2 - 2 * number, -3 - 2 * number) for number in range(len(kind.groups))]
