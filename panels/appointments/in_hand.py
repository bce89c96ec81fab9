"""What one person still has in hand by appointments, as the offices of the boards see it."""

from dataclasses import dataclass

from django.utils import timezone

from panels.appointments import guards, transitions
from panels.appointments.facts import HOLDING
from reviews.models import Review
from reviews.reviews.guards import put_recommended_beside
from scr_portal.access import Appointment, Grants, grants
from scr_portal.accounts import User
from scr_portal.addresses import reverse
from scr_portal.casefiles import CaseFile
from scr_portal.roles import OFFICE
from scr_portal.sections import Task, waiting_for
from scr_portal.shelf import Shelf

S = Appointment.Status


@dataclass(frozen=True)
class InHand:
    """One appointment: what waits for its holder, who is to take over, and the way to hand it over or why not."""

    appointment: Appointment
    waiting: list[Task]
    successor: Appointment | None
    url: str
    why_not: str


def in_hand(person: User, reader: User) -> list[InHand]:
    """The person's appointments that have not ended, on the cases in whose office the reader is, oldest first."""
    held = grants(reader)
    rows = Appointment.objects.visible_to(reader).filter(user=person).exclude(status=S.ENDED)
    found = [one for one in rows.select_related("casefile__board", "agency", "user") if _in_office(one.casefile, held)]
    found.sort(key=lambda one: one.pk)
    shelves = Shelf.of_several({one.casefile_id: one.casefile for one in found}.values(), reader)
    put_recommended_beside([review for shelf in shelves.values() for review in shelf.rows(Review)])
    return [_line(one, held, shelves[one.casefile_id]) for one in found]


def _in_office(casefile: CaseFile, held: Grants) -> bool:
    return bool(held.roles_on(casefile.pk) & OFFICE)


def _line(appointment: Appointment, held: Grants, shelf: Shelf) -> InHand:
    serves = appointment.status in HOLDING
    own = Grants.by(appointment, timezone.localdate())
    successors = (one for one in shelf.rows(Appointment) if one.in_place_of_id == appointment.pk)
    may = serves and transitions.hand_over.allowed(appointment, held)
    why_not = _why_not(appointment, shelf) if may else ""
    return InHand(
        appointment,
        waiting_for(appointment.casefile, own, shelf) if serves else [],
        next((one for one in successors if one.status != S.ENDED), None),
        reverse("panels:appointment_hand_over", args=[appointment.public_id]) if may and not why_not else "",
        why_not,
    )


def _why_not(appointment: Appointment, shelf: Shelf) -> str:
    """As the step says it while nobody is to take over yet, from what is known already: no query."""
    if all(review.status in Review.OVER for review in shelf.rows(Review)):
        return guards.NO_REVIEW
    return guards.is_of_the_review(appointment) or guards.has_work_to_hand_over(appointment) or ""
