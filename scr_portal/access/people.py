"""The other way round: who holds a role on a case."""

from collections import defaultdict
from collections.abc import Iterable
from copy import copy
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import Q, QuerySet

from scr_portal import walls
from scr_portal.access.appointments import Appointment
from scr_portal.access.deputies import Deputies, bars_on
from scr_portal.accounts import Board, Membership, User
from scr_portal.among import among, listed
from scr_portal.casefiles import CaseFile
from scr_portal.roles import OF_AGENCY, OF_CASE, OWN_AGENCY_ONLY, Role
from scr_portal.written import Written

CASES, BOARDS, AGENCIES = (-1, -2), (-3, -4), (-5, -6)
"""Keys of nothing, in whose places those stand that are asked for."""
A_DAY = date.min
"""In its place stands the day that is asked about."""


class Holders:
    """Who holds what on some cases on one day: one query, however many cases, and memory from then on.

    Two more where somebody is acting chair.
    """

    def __init__(self, casefiles: Iterable[CaseFile], agency_ids: Iterable[int | None], day: date) -> None:
        self._members: dict[tuple[str, int | None], set[User]] = defaultdict(set)
        self._appointed: dict[tuple[str, int, int | None], set[User]] = defaultdict(set)
        cases = {case.pk: case.board_id for case in casefiles}
        self._boards, self._day = set(cases.values()), day
        agencies = [pk for pk in agency_ids if pk]
        members, appointed, bars = ASKED.answers(list(cases), list(self._boards), agencies, day)
        for member in members:
            self._members[member.role, member.board_id or member.agency_id].add(member.user)
        for held in appointed:
            agency = held.agency_id if held.role in OWN_AGENCY_ONLY else None
            self._appointed[held.role, held.casefile_id, agency].add(held.user)
        self._barred = {(bar.casefile_id, bar.user_id) for bar in bars}

    @cached_property
    def _deputies(self) -> Deputies:
        return Deputies(self._boards, self._day)

    def of(self, casefile: CaseFile, role: Role, agency_id: int | None = None) -> list[User]:
        """Those who hold `role` on the case, without the barred; roles of an agency for that agency only."""
        found = self._appointed[role, casefile.pk, agency_id if role in OWN_AGENCY_ONLY else None]
        if role not in OF_CASE:
            found = found | self._members[role, agency_id if role in OF_AGENCY else casefile.board_id]
        if found and role == Role.ACTING_CHAIR and not self._deputies.act(casefile.board_id, casefile.pk):
            return []
        return sorted((user for user in found if (casefile.pk, user.pk) not in self._barred), key=lambda one: one.pk)


def holders(casefile: CaseFile, roles: Iterable[Role], day: date, agency_id: int | None = None) -> list[User]:
    """Those who hold one of `roles` on the case on `day`, without the barred; agency roles for one agency only."""
    known = Holders([casefile], [agency_id], day)
    found = {user for role in roles for user in known.of(casefile, role, agency_id)}
    return sorted(found, key=lambda one: one.pk)


def across_agencies(casefile: CaseFile, roles: Iterable[Role], day: date) -> list[User]:
    """Those who hold one of `roles` on the case on `day`, for whichever of its agencies, without the barred."""
    agencies = [None, *casefile.involved().values_list("pk", flat=True)]
    known = Holders([casefile], agencies, day)
    found = {user for role in roles for agency in agencies for user in known.of(casefile, role, agency)}
    return sorted(found, key=lambda one: one.pk)


def holders_where_appointed(person: User, roles: Iterable[Role], day: date) -> set[User]:
    """Those who hold one of `roles` on a case on which somebody has an appointment that is not over; not the barred."""
    with walls.portal():  # whoever asks need not see the appointments, nor the cases
        appointed = person.appointments.exclude(status=Appointment.Status.ENDED).exclude(until__lte=day)
        cases = list(CaseFile.objects.filter(pk__in=appointed.values("casefile")))
        known = Holders(cases, [], day)
        return {one for case in cases for role in roles for one in known.of(case, role)}


def holders_if_led_by(board: Board, casefile: CaseFile, roles: Iterable[Role], day: date) -> list[User]:
    """Those who would hold one of `roles` on the case if this board led it, without the barred."""
    led = copy(casefile)
    led.board = board
    return holders(led, roles, day)


def _questions() -> list[QuerySet[Any]]:
    """Members of the boards and agencies, the appointed, and the barred: most steps ask."""
    held_now = Q(until=None) | Q(until__gt=A_DAY)
    return [
        Membership.objects.on(A_DAY)
        .filter(among("board_id", BOARDS) | among("agency_id", AGENCIES), user__is_active=True)
        .select_related("user"),
        Appointment.objects.filter(held_now, among("casefile_id", CASES), since__lte=A_DAY, user__is_active=True)
        .filter(status=Appointment.Status.CONFIRMED)
        .select_related("user"),
        bars_on(A_DAY).filter(among("casefile_id", CASES)),
    ]


ASKED = Written(_questions, {**{listed(keys): "bigint[]" for keys in (CASES, BOARDS, AGENCIES)}, A_DAY: "date"})
