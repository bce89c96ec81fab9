"""The rules of independence, and the persons themselves, asked again once something has changed (K15).

The rules of everybody who is confirmed (decision 0073), the persons of everybody who has declared (decision 0076).
"""

from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet
from django.utils import timezone

from panels.appointments.conflicts import of_severity
from panels.appointments.facts import HOLDING, conflicts_of
from panels.appointments.transitions import ask_anew, freeze
from scr_portal import notifications, walls
from scr_portal.access import Appointment, holders
from scr_portal.accounts import User
from scr_portal.addresses import reverse
from scr_portal.casefiles import CaseFile
from scr_portal.guidance.base import Severity
from scr_portal.roles import OFFICE

S = Appointment.Status
TO_LOOK_AT = "An appointment is on hold by the rules of independence: see why, and end it or hand it over."


def ask_of_case(case: CaseFile, since: str, by: User, change: Appointment.Change) -> None:
    """Put on hold who may not be appointed to a case any more; `since` says what has changed. Its board is told.

    Whoever has declared is asked to declare anew, for the `change`.
    """
    for one in lasting(casefile=case):
        one.casefile = case
        _ask(one, since, by, timezone.localdate(), change)


def ask_of(appointments: Iterable[Appointment], since: str, day: date, change: Appointment.Change | None) -> None:
    """The same for appointments to any cases, as the facts are on `day`; the portal itself takes the step.

    Without a `change` that K15 names nobody is asked to declare anew.
    """
    with walls.portal():
        found = list(appointments)
    for one in found:
        with walls.opened(one.casefile_id):
            _ask(one, since, User.objects.system(), day, change)


def ask_anew_on(case: CaseFile, change: Appointment.Change) -> None:
    """Ask whoever has declared on a case to declare anew: of what has changed no rule asks."""
    for one in lasting(casefile=case):
        one.casefile = case
        _ask_anew(one, change)


def lasting(**of: object) -> QuerySet[Appointment]:
    """The appointments past the declaration, case by case in one order, so that two who ask wait for each other."""
    rows = Appointment.objects.filter(status__in=[S.DECLARED, *HOLDING], **of)
    return rows.select_related("casefile__board", "user").order_by("casefile", "pk")


def put_on_hold(one: Appointment, since: str, by: User, day: date) -> bool:
    """Put it on hold where it is confirmed and a rule stands against it; whether one did. The office is told."""
    why = next(of_severity(conflicts_of(one, day), Severity.BLOCK), None) if one.status == S.CONFIRMED else None
    if why is None:
        return False
    freeze.run(one, by, why_stopped=f"{since} {why}")
    page = reverse("panels:appointment", args=[one.public_id])
    notifications.queue(one.casefile, holders(one.casefile, OFFICE, timezone.localdate()), TO_LOOK_AT, page)
    return True


def _ask(one: Appointment, since: str, by: User, day: date, change: Appointment.Change | None) -> None:
    put_on_hold(_ask_anew(one, change) if change else one, since, by, day)


def _ask_anew(one: Appointment, change: Appointment.Change) -> Appointment:
    """Once, until it is made."""
    if ask_anew.why_not(one):
        return one
    return ask_anew.run(one, User.objects.system(), because=change)
