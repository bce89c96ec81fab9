"""What is to be set up for a review: its panel chair, its overview author, the IMRs of the agencies."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from panels.appointments.guards import ONE_AT_A_TIME
from panels.appointments.transitions import propose
from panels.imrs.models import Imr
from panels.imrs.transitions import commission
from reviews.models import Review
from reviews.reviews.transitions import GOING_ON
from scr_portal.access import Appointment, Grants
from scr_portal.addresses import reverse
from scr_portal.among import within
from scr_portal.guidance.base import Outcome
from scr_portal.roles import Role
from scr_portal.waiting import Waiting, waits

APPOINT = {Role.PANEL_CHAIR: "Appoint the SCR panel chair", Role.OVERVIEW_AUTHOR: "Appoint the overview author"}


def _rows(held: Grants) -> QuerySet[Review] | None:
    """Serious case reviews that go on, with who is appointed or proposed, and whether an IMR was asked for."""
    cases = {*held.cases_where(propose.permission), *held.cases_where(commission.permission)}
    if not cases:
        return None
    appointed = Appointment.objects.filter(casefile=OuterRef("casefile")).exclude(status=Appointment.Status.ENDED)
    rows = Review.objects.visible_to(held.user).filter(
        within("casefile_id", cases), kind=Outcome.REVIEW, status__in=GOING_ON[:2]
    )
    return (
        rows.annotate(**{role: Exists(appointed.filter(role=role)) for role in ONE_AT_A_TIME})
        .annotate(is_asked=Exists(Imr.objects.filter(review=OuterRef("pk"))))
        .order_by("pk")
    )


@waits(_rows)
def to_set_up(found: list[Any], held: Grants) -> Iterator[Waiting]:
    """For the office whom to appoint; for who asks for IMRs the reviews on which no agency was asked yet."""
    appoints, asks = set(held.cases_where(propose.permission)), set(held.cases_where(commission.permission))
    for review in found:
        key = [review.casefile.public_id]
        for role in ONE_AT_A_TIME if review.casefile_id in appoints else ():
            if not getattr(review, role):
                url = reverse("panels:appointment_propose", args=key) + f"?role={role}"
                yield Waiting(APPOINT[role], review.casefile, url)
        if review.casefile_id in asks and review.terms_approved_on and not review.is_asked:
            yield Waiting("Ask each agency for its IMR", review.casefile, reverse("panels:imr_commission", args=key))
