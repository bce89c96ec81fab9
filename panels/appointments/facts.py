"""What the portal knows of somebody proposed for a role, gathered for the rules in conflicts.py."""

from dataclasses import fields
from datetime import date

from django.utils import timezone

from panels.appointments.conflicts import Declared, Facts, Finding, findings
from reviews.models import Review
from reviews.reviews.models import open_review
from scr_portal.access import Appointment
from scr_portal.accounts import Membership
from scr_portal.roles import Role

HOLDING = (Appointment.Status.CONFIRMED, Appointment.Status.FROZEN)


def conflicts_of(appointment: Appointment, day: date | None = None) -> list[Finding]:
    """The rules that this appointment breaks on `day`, today if none is said, under the edition of its case."""
    return findings(facts_of(appointment, day), appointment.casefile.edition.independence)


def facts_of(appointment: Appointment, day: date | None = None) -> Facts:
    """The declaration, with the memberships of `day` or today and other appointments on the case: 5 queries."""
    casefile = appointment.casefile
    memberships = list(Membership.objects.on(day or timezone.localdate()).filter(user=appointment.user_id))
    agencies = {pk for pk in (*(m.agency_id for m in memberships), appointment.employer_id) if pk}
    others = Appointment.objects.filter(casefile=casefile, user=appointment.user_id, status__in=HOLDING)
    review = open_review(casefile)
    return Facts(
        role=Role(appointment.role),
        declared=declared(appointment),
        board_roles=frozenset(Role(m.role) for m in memberships if m.board_id == casefile.board_id),
        case_roles=frozenset(Role(role) for role in others.exclude(pk=appointment.pk).values_list("role", flat=True)),
        of_member_agency=casefile.board.agencies.filter(pk__in=agencies).exists(),
        of_involved_agency=casefile.involved().filter(pk__in=agencies).exists(),
        lscb_chair_is_independent=casefile.board.chair_is_independent,
        is_administrator=appointment.user.is_staff,
        management_reviews=review is None or review.method == Review.Method.IMR,
    )


def declared(appointment: Appointment) -> Declared:
    """The answers as they were given; a question that was not asked counts as no."""
    answers = appointment.declaration or {}
    return Declared(**{question.name: bool(answers.get(question.name)) for question in fields(Declared)})
