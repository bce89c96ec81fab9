"""The rules of independence, asked again of who is confirmed once their facts have changed (K15, decision 0073)."""

from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from panels.appointments.conflicts import of_severity
from panels.appointments.facts import conflicts_of
from panels.appointments.transitions import freeze
from scr_portal import notifications, walls
from scr_portal.access import Appointment, holders
from scr_portal.accounts import User
from scr_portal.casefiles import CaseFile
from scr_portal.guidance.base import Severity
from scr_portal.roles import OFFICE

TO_LOOK_AT = "An appointment is on hold by the rules of independence: see why, and end it or hand it over."


def ask_of_case(case: CaseFile, since: str, by: User) -> None:
    """Put on hold who may not be appointed to a case any more; `since` says what has changed. Its board is told."""
    for one in confirmed(casefile=case):
        one.casefile = case
        _ask(one, since, by, timezone.localdate())


def ask_of(appointments: Iterable[Appointment], since: str, day: date) -> None:
    """The same for appointments to any cases, as the facts are on `day`; the portal itself takes the step."""
    with walls.portal():
        found = list(appointments)
    for one in found:
        with walls.opened(one.casefile_id):
            _ask(one, since, User.objects.system(), day)


def confirmed(**of: object) -> QuerySet[Appointment]:
    """The appointments that hold now, case by case in one order, so that two who ask wait for each other."""
    held = Appointment.objects.filter(status=Appointment.Status.CONFIRMED, **of)
    return held.select_related("casefile__board", "user").order_by("casefile", "pk")


def _ask(one: Appointment, since: str, by: User, day: date) -> None:
    if why := next(of_severity(conflicts_of(one, day), Severity.BLOCK), None):
        freeze.run(one, by, why_stopped=f"{since} {why}")
        page = reverse("panels:appointment", args=[one.public_id])
        notifications.queue(one.casefile, holders(one.casefile, OFFICE, timezone.localdate()), TO_LOOK_AT, page)
