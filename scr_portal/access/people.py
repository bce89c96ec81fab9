"""The other way round: who holds a role on a case."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q

from scr_portal.access.appointments import Appointment
from scr_portal.accounts import Membership, User
from scr_portal.casefiles import CaseFile
from scr_portal.people import Bar
from scr_portal.roles import OF_AGENCY, OF_CASE, Role


def holders(casefile: CaseFile, roles: Iterable[Role], day: date, agency_id: int | None = None) -> list[User]:
    """Those who hold one of `roles` on the case on `day`, without the barred; agency roles for one agency only."""
    wanted = set(roles)
    members = Membership.objects.on(day).filter(
        Q(role__in=wanted - OF_AGENCY, board_id=casefile.board_id)
        | Q(role__in=wanted & OF_AGENCY, agency_id=agency_id or 0)
    )
    appointed = Appointment.objects.filter(
        Q(until=None) | Q(until__gt=day),
        Q(agency_id=agency_id) | ~Q(role=Role.IMR_AUTHOR),
        casefile=casefile,
        role__in=wanted & OF_CASE,
        status=Appointment.Status.CONFIRMED,
        since__lte=day,
    )
    barred = Bar.objects.filter(Q(until=None) | Q(until__gt=day), casefile=casefile, since__lte=day)
    return list(
        User.objects.filter(Q(pk__in=members.values("user")) | Q(pk__in=appointed.values("user")), is_active=True)
        .exclude(pk__in=barred.values("user"))
        .order_by("pk")
    )
