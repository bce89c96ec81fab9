"""The SCR panel on the case page: who is on it, and what is missing."""

from collections.abc import Iterable

from django.utils import timezone

from panels.appointments import transitions
from panels.appointments.facts import HOLDING
from panels.appointments.guards import ONE_AT_A_TIME
from panels.appointments.panel import not_covered
from reviews.models import Review
from scr_portal.access import Appointment, Grants
from scr_portal.addresses import reverse
from scr_portal.casefiles import CaseFile
from scr_portal.clocks import day_words
from scr_portal.people import Bar, barred_on
from scr_portal.roles import OF_CASE, OFFICE, Role
from scr_portal.sections import Context, Task, section, tasks
from scr_portal.shelf import Shelf

S = Appointment.Status
TAGS = {S.PROPOSED: "Waiting for declaration", S.DECLARED: "With chair", S.CONFIRMED: "Done", S.FROZEN: "On hold"}
TITLES = {Role.PANEL_CHAIR: "Appoint the SCR panel chair", Role.OVERVIEW_AUTHOR: "Appoint the overview author"}


@section(43, "SCR panel", "panels/appointments/section.html", "scr_portal.appointment")
def scr_panel(casefile: CaseFile, held: Grants, shelf: Shelf) -> Context | None:
    """Those the reader may see; nothing before there is a review."""
    appointments = [one for one in shelf.rows(Appointment) if one.role in OF_CASE]
    review = shelf.last(Review)
    if review is None or not (appointments or _may_propose(casefile, held)):
        return None
    barred = barred_on(shelf.rows(Bar), timezone.localdate())
    return {
        "appointments": [(one, barred.get(one.user_id)) for one in appointments],
        "is_optional": review.is_alternative,
        "not_covered": not_covered(appointments) if _may_propose(casefile, held) and not review.is_alternative else [],
        "may_propose": _may_propose(casefile, held),
        "is_office": bool(held.roles_on(casefile.pk) & OFFICE),
    }


@tasks(43)
def next_steps(casefile: CaseFile, held: Grants, shelf: Shelf) -> Iterable[Task]:
    """The panel chair and the author, whether they are there; who takes over; and what waits for this reader."""
    review = shelf.last(Review)
    if review is None or review.status in Review.OVER:
        return
    appointments = [one for one in shelf.rows(Appointment) if one.status != S.ENDED]
    handed_over, barred = _handed_over(appointments), barred_on(shelf.rows(Bar), timezone.localdate())
    for role in ONE_AT_A_TIME:
        newest = next((one for one in reversed(appointments) if one.role == role and one.pk not in handed_over), None)
        if newest or (_may_propose(casefile, held) and not review.is_alternative):
            yield _task(role, newest, casefile, barred)
    for one in appointments:
        if before := handed_over.get(one.pk):
            hint = f"From {before.user.name} to {one.user.name}"
            yield Task(f"Hand over: {one.get_role_display()}", TAGS[S(one.status)], hint, _page(one))
        elif one.role not in ONE_AT_A_TIME and one.status == S.DECLARED and _may_confirm(one, held):
            yield Task(f"Confirm an appointment: {one}", "With chair", "", _page(one))
        if one.anew_since and one.user_id == held.user.pk:
            url = reverse("panels:appointment_declare", args=[one.public_id])
            hint = f"{one.get_anew_because_display()}: since {day_words(one.anew_since)}"
            yield Task(f"Declare your independence anew: {one.get_role_display()}", "To do", hint, url)


def _task(role: Role, newest: Appointment | None, casefile: CaseFile, barred: dict[int, Bar]) -> Task:
    """Somebody who is barred fills no place: a successor takes over from their appointment."""
    title = TITLES[role]
    if newest is None:
        url = reverse("panels:appointment_propose", args=[casefile.public_id]) + f"?role={role}"
        return Task(title, "To do", "", url)
    if bar := barred.get(newest.user_id):
        return Task(title, "To do", f"{newest.user.name} ({bar.how})", _page(newest))
    hint = newest.user.name + (f", from {day_words(newest.since)}" if newest.since else "")
    return Task(title, TAGS[S(newest.status)], hint, _page(newest))


def _handed_over(appointments: list[Appointment]) -> dict[int, Appointment]:
    """By the key of each who is to take over: the one who holds it still, of those that the reader sees."""
    holding = {one.pk: one for one in appointments if one.status in HOLDING}
    return {one.pk: holding[one.in_place_of_id] for one in appointments if one.in_place_of_id in holding}


def _page(appointment: Appointment) -> str:
    return reverse("panels:appointment", args=[appointment.public_id])


def _may_confirm(appointment: Appointment, held: Grants) -> bool:
    return transitions.confirm.allowed(appointment, held)


def _may_propose(casefile: CaseFile, held: Grants) -> bool:
    return casefile.is_open and transitions.propose.allowed(Appointment(casefile=casefile), held)
