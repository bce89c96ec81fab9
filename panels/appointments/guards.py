"""Why a step on an appointment is not open, in words."""

from django.utils import timezone

from panels.appointments.conflicts import of_severity
from panels.appointments.facts import HOLDING, conflicts_of
from reviews.reviews.models import open_review
from scr_portal.access import Appointment
from scr_portal.access.deputies import bars_on
from scr_portal.accounts import User
from scr_portal.casefiles import CaseFile
from scr_portal.clocks import day_words
from scr_portal.guidance.base import Severity
from scr_portal.roles import Role

S = Appointment.Status
NO_REVIEW = "There is no open review on this case."
ONE_AT_A_TIME = (Role.PANEL_CHAIR, Role.OVERVIEW_AUTHOR)


def review_is_open(appointment: Appointment) -> str | None:
    """Nobody is appointed to a review that is over."""
    return None if open_review(appointment.casefile) else NO_REVIEW


def is_of_the_review(appointment: Appointment) -> str | None:
    """The author of an IMR is the agency's to name and to replace."""
    if appointment.role == Role.IMR_AUTHOR:
        return "The author of an IMR is named by the agency: name another author there."
    return None


def is_of_an_imr(appointment: Appointment) -> str | None:
    """Nobody but the LSCB chair confirms who is of the review."""
    return None if appointment.role == Role.IMR_AUTHOR else "The LSCB chair confirms this appointment."


def has_work_to_hand_over(appointment: Appointment) -> str | None:
    """Who answers for an agency, or advises as a peer, has no work that another takes over."""
    if appointment.role == Role.REPRESENTATIVE:
        return "Who answers for an agency hands nothing over: send somebody else of the agency a link."
    if appointment.role == Role.PEER:
        return "A peer hands nothing over: the LSCB chair asks another."
    return None


def breaks_no_rule(appointment: Appointment) -> str | None:
    """The first rule of independence that stands against it."""
    return next(of_severity(conflicts_of(appointment), Severity.BLOCK), None)


def nobody_else_holds_it(appointment: Appointment) -> str | None:
    """One SCR panel chair and one overview author at a time."""
    others = Appointment.objects.filter(casefile=appointment.casefile, role=appointment.role, status__in=HOLDING)
    others = others.exclude(pk__in=[appointment.pk, appointment.in_place_of_id])
    holder = others.select_related("user").first()
    if appointment.role in ONE_AT_A_TIME and holder:
        return f"{holder.user.name} is {Role(appointment.role).label}. End that appointment first."
    return None


def is_not_barred(appointment: Appointment) -> str | None:
    """Nor while a bar waits for the chair's word."""
    return why_barred(appointment.user, appointment.casefile)


def nobody_is_to_take_over_yet(appointment: Appointment) -> str | None:
    """One successor at a time."""
    successor = successor_of(appointment)
    return f"{successor.user.name} is proposed to take over already." if successor else None


def its_successor_has_declared(appointment: Appointment) -> str | None:
    """It gives way to somebody whom the chair can confirm."""
    successor = successor_of(appointment)
    if successor is None or successor.status != S.DECLARED:
        return "Nobody who has made the declaration waits to take over."
    return None


def a_declaration_is_wanted(appointment: Appointment) -> str | None:
    """Until it is confirmed; then where it is asked for anew. Who answers for an agency by a link makes none."""
    if appointment.role == Role.REPRESENTATIVE:
        return "Who answers for an agency makes no declaration."
    if appointment.role == Role.PEER:
        return "A peer has told the LSCB chair that they have no share in the case, before they were asked."
    if appointment.status in HOLDING and not appointment.anew_since:
        return "The one you made stands. Tell the LSCB officer when your employer, role or part in the case changes."
    return None


def has_declared(appointment: Appointment) -> str | None:
    """There is something to make anew."""
    return None if appointment.declared_on else "No declaration of independence was made."


def is_not_asked_anew(appointment: Appointment) -> str | None:
    """One new declaration is owed at a time, since the first change that it is owed for."""
    if appointment.anew_since:
        return f"A new declaration is asked for since {day_words(appointment.anew_since)}."
    return None


def its_declaration_stands(appointment: Appointment) -> str | None:
    """Nobody is appointed on a declaration that was made before something changed (K15)."""
    if appointment.anew_since:
        return "Something has changed since the declaration was made: the person is asked to make it anew."
    return None


def why_barred(person: User, casefile: CaseFile) -> str | None:
    """Not even while a bar only waits for the chair's word (guidance.md 7.12)."""
    barred = bars_on(timezone.localdate(), or_proposed=True).filter(user=person, casefile=casefile)
    return f"{person.name} has no part in this case: the LSCB chair lifts the bar first." if barred.exists() else None


def successor_of(appointment: Appointment) -> Appointment | None:
    """Who is proposed to take over from somebody, or has done so; there is one at most."""
    return appointment.successors.exclude(status=S.ENDED).select_related("user").first()
