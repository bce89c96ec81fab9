"""What one person holds today, loaded once a request and asked in memory from then on."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any

from django.db.models import CharField, F, Func, Q, Value
from django.db.models.lookups import In
from django.utils import timezone

from scr_portal import walls
from scr_portal.access.appointments import Appointment
from scr_portal.access.deputies import Deputies
from scr_portal.access.holding import Place, places_of
from scr_portal.accounts import User
from scr_portal.among import among
from scr_portal.casefiles import Walled
from scr_portal.roles import (
    HEARS,
    MAY,
    OF_CASE,
    OPENS_IN_EMERGENCY,
    OWN_AGENCY_HEARS,
    OWN_AGENCY_ONLY,
    REFERS,
    UNTOLD,
    VIEWS,
    Role,
)


@dataclass(frozen=True)
class Held:
    """One role held on one case; `agency_id` where the role reaches one agency's rows only."""

    role: Role
    agency_id: int | None = None


Group = tuple[tuple[str, int], ...]
"""What is held on a case: roles, with the agency whose rows alone they reach, or 0."""


class Grants:
    """The roles of one person on one day: on boards and for bodies, and case by case."""

    def __init__(self, user: User, day: date) -> None:
        self.user, self.day = user, day
        self.boards: dict[int, set[Role]] = defaultdict(set)
        self.agencies: dict[int, set[Role]] = defaultdict(set)
        self.bodies: dict[int, set[Role]] = defaultdict(set)
        self.cases: dict[int, set[Held]] = defaultdict(set)
        self.open_cases: set[int] = set()
        self.partnered: dict[int, int] = {}
        self.handed: dict[int, int] = {}
        self.to_check: set[int] = set()
        self.has_partners = False
        self.barred: set[int] = set()
        self.emergencies: dict[int, datetime] = {}
        """Until when each case is open in an emergency."""
        self.answered: dict[object, list[Any]] = {}
        """What was asked together, until the part of the page that asks for it comes (answers.py)."""
        self.refers_to = {user.refers_to} if user.refers_to else set()
        if user.is_active and not user.is_system:
            with walls.portal():  # what somebody sees follows from rows that they may not see
                self._load()

    @classmethod
    def by(cls, appointment: Appointment, day: date) -> "Grants":
        """What this appointment gives and nothing else, whether it holds or is on hold: no query."""
        held = cls(User(pk=appointment.user_id, is_active=False), day)
        held.cases[appointment.casefile_id].add(Held(Role(appointment.role), appointment.agency_id))
        return held

    def _load(self) -> None:
        found: dict[str, list[Place]] = defaultdict(list)
        for place in places_of(self.user, self.day):
            found[place.sort].append(place)
            self.open_cases.update([place.casefile_id] if place.is_open else [])
        for sort, held in (("board", self.boards), ("agency", self.agencies), ("body", self.bodies)):
            for one in found[sort]:
                held[one.holder_id].add(Role(one.role))
        for one in found["appointed"]:
            self.cases[one.casefile_id].add(Held(Role(one.role), one.holder_id or None))
        self.refers_to.update(one.holder_id for one in found["refers"])
        deputies = self._deputies()
        for one in found["led"]:
            roles = self._roles_if_led_by(one.holder_id, one.casefile_id, deputies)
            self.cases[one.casefile_id] |= {Held(role) for role in roles}
        for one in found["involved"]:
            self.cases[one.casefile_id] |= {Held(role, one.holder_id) for role in self.agencies[one.holder_id]}
        self._load_emergencies(found["emergency"])
        self.to_check.update(one.holder_id for one in found["to_check"])  # their own, barred or not
        self.barred.update(one.casefile_id for one in found["barred"])
        self.has_partners = bool(found["has_partners"])
        self.partnered.update(
            (one.holder_id, one.casefile_id) for one in found["partner"] if one.casefile_id not in self.barred
        )
        self.handed.update(
            (one.holder_id, one.casefile_id) for one in found["handed"] if one.casefile_id not in self.barred
        )
        for casefile_id in self.handed.values():
            self.cases[casefile_id].add(Held(Role.ACCEPTING_MEMBER))
        for casefile_id in self.barred:
            self.cases.pop(casefile_id, None)

    def _roles_if_led_by(self, board_id: int, casefile_id: int, deputies: Deputies) -> set[Role]:
        """The roles on this board, for this case: an acting chair stands by while a chair can act."""
        roles = self.boards.get(board_id, set())
        if Role.ACTING_CHAIR in roles and not deputies.act(board_id, casefile_id):
            return roles - {Role.ACTING_CHAIR} | {Role.BOARD_MEMBER}
        return roles

    def _load_emergencies(self, opened: list[Place]) -> None:
        """What was opened in an emergency ends with the place on the board by which it was."""
        for one in opened if self.boards_where(OPENS_IN_EMERGENCY) else ():
            if self.roles_on(one.casefile_id):
                self.cases[one.casefile_id].add(Held(Role.EMERGENCY))
                self.emergencies[one.casefile_id] = datetime.fromisoformat(one.role)

    def _deputies(self) -> Deputies:
        """Asked for only where somebody is acting chair."""
        boards = [board for board, roles in self.boards.items() if Role.ACTING_CHAIR in roles]
        return Deputies(boards, self.day)

    def roles_on(self, casefile_id: int) -> set[Role]:
        """The roles held on one case."""
        return {held.role for held in self.cases.get(casefile_id, ())}

    def agencies_on(self, casefile_id: int | None = None) -> set[int]:
        """The agencies for which this person works on a case, or on any: by a standing role, or one on that case."""
        cases = self.cases.values() if casefile_id is None else [self.cases.get(casefile_id, set())]
        return {one.agency_id for case in cases for one in case if one.agency_id and one.role in OWN_AGENCY_ONLY}

    def all_roles(self) -> set[Role]:
        """Every role held anywhere."""
        everywhere = (*self.boards.values(), *self.agencies.values(), *self.bodies.values())
        return set().union(*everywhere, {held.role for case in self.cases.values() for held in case})

    def casefile_ids(self) -> list[int]:
        """The cases whose page this person may open."""
        return self._cases_of(one for one in self._by_role if _sees(one.role, "scr_portal.CaseFile"))

    def may(self, permission: str, record: Walled) -> bool:
        """Whether `permission` is held for `record`; agency roles reach their own agency's rows only."""
        if self.user.is_system:
            return permission in MAY[Role.SYSTEM]
        return any(
            permission in MAY[held.role] and (held.role not in OWN_AGENCY_ONLY or held.agency_id == record.agency_id)
            for held in self.cases.get(record.casefile_id, ())
        )

    def own_agency(self, permission: str, casefile_id: int) -> int | None:
        """The agency for whose rows alone `permission` is held on a case; None where it reaches further, or nothing."""
        held = [one for one in self.cases.get(casefile_id, ()) if permission in MAY[one.role]]
        own = sorted(one.agency_id for one in held if one.role in OWN_AGENCY_ONLY and one.agency_id)
        return own[0] if own and len(own) == len(held) else None

    def role_for(self, permission: str, record: Walled) -> Role:
        """The role in which `permission` is held for `record`: one on this case before a standing one.

        Raises StopIteration where it is not held; ask `may` first.
        """
        held = [one.role for one in self.cases.get(record.casefile_id, ()) if permission in MAY[one.role]]
        order = list(Role)
        return next(iter(sorted(held, key=lambda role: (role not in OF_CASE, order.index(role)))))

    def may_on_board(self, permission: str, board_id: int) -> bool:
        """Whether `permission` is held for something new on a board; to refer to it gives no role on the board."""
        return (permission == REFERS and board_id in self.refers_to) or any(
            permission in MAY[role] for role in self.boards.get(board_id, ())
        )

    def may_if_led_by(self, permission: str, board_id: int, casefile_id: int) -> bool:
        """Whether `permission` would be held on a case if this board led it; never for the barred."""
        if casefile_id in self.barred or not self.may_on_board(permission, board_id):
            return False
        with walls.portal():
            roles = self._roles_if_led_by(board_id, casefile_id, self._deputies())
        return any(permission in MAY[role] for role in roles)

    def cases_where(self, permission: str) -> list[int]:
        """The cases on some rows of which this person holds `permission`."""
        return self._cases_of(one for one in self._by_role if permission in MAY[one.role])

    def _cases_of(self, held: Iterable[Held]) -> list[int]:
        return list(dict.fromkeys(pk for one in held for pk in self._by_role[one]))

    def boards_where(self, permission: str) -> list[int]:
        """The boards on which this person holds `permission`."""
        return [board for board in {*self.boards, *self.refers_to} if self.may_on_board(permission, board)]

    def walls(self, model: "type[Walled]", casefile_id: int | None = None) -> Q:
        """The rows of `model` this person may see, of one case or of all, as a condition on its three wall columns.

        A row that tells of another one (an event, a document, a due date) is seen by a role that sees that model.
        """
        on = self._by_role if casefile_id is None else {one: [casefile_id] for one in self.cases.get(casefile_id, ())}
        seen = {one: ids for one, ids in on.items() if _sees(one.role, model._meta.label)}
        wide: dict[Role, list[int]] = defaultdict(list)
        for one, ids in seen.items():
            wide[one.role] += ids
        condition = Q(pk__in=[])
        for role, ids in wide.items():
            condition |= among("casefile_id", ids) & Q(audience__in=sorted(HEARS[role])) & _told(model, role)
        for one, ids in seen.items():
            if one.agency_id and one.role in OWN_AGENCY_ONLY:
                hears = Q(agency_id=one.agency_id, audience__in=sorted(OWN_AGENCY_HEARS))
                condition |= among("casefile_id", ids) & hears & _told(model, one.role)
        return condition

    @cached_property
    def groups(self) -> dict[Group, list[int]]:
        """The cases by what is held on them."""
        found: dict[Group, list[int]] = defaultdict(list)
        for pk, on_case in self.cases.items():
            if on_case:
                found[tuple(sorted((str(one.role), one.agency_id or 0) for one in on_case))].append(pk)
        return dict(sorted(found.items()))

    @cached_property
    def open_groups(self) -> dict[Group, list[int]]:
        """Of the same groups the cases that are open."""
        return {group: [pk for pk in cases if pk in self.open_cases] for group, cases in self.groups.items()}

    @cached_property
    def _by_role(self) -> dict[Held, list[int]]:
        """What is held, with the cases it is held on."""
        found: dict[Held, list[int]] = defaultdict(list)
        for casefile_id, held in self.cases.items():
            for one in held:
                found[one].append(casefile_id)
        return found


def _told(model: "type[Walled]", role: Role) -> Q:
    if not model.tells_of:
        return Q()
    labels = sorted(label.lower() for label in VIEWS[role] - UNTOLD)
    subject = Func(F(model.tells_of), Value(":"), Value(1), function="split_part", output_field=CharField())
    return Q(In(subject, labels))


def _sees(role: Role, label: str) -> bool:
    return label in VIEWS[role]


def grants(user: User) -> Grants:
    """The grants of `user` today, loaded at most once per user object, that is once a request."""
    held: Grants | None = getattr(user, "_grants", None)
    if held is None or held.day != timezone.localdate():
        held = Grants(user, timezone.localdate())
        user._grants = held  # type: ignore[attr-defined]
    return held


def forget(users: Iterable[User]) -> None:
    """Load the grants of these user objects anew at the next question: their rights have changed."""
    for user in users:
        user.__dict__.pop("_grants", None)
