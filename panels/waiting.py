"""What is to be set up for a review: its panel chair, its author, the IMRs of the agencies, the health overview."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet

from panels.appointments.guards import ONE_AT_A_TIME
from panels.appointments.transitions import propose
from panels.health import transitions as health
from panels.health.models import HealthOverview
from panels.health.required import is_required
from panels.health.sections import APPOINT_ITS_AUTHOR, ASK, appoint_page
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
    """Serious case reviews that go on, with who is appointed or proposed, and what was asked for of whom."""
    cases = {*held.cases_where(propose.permission), *held.cases_where(commission.permission)}
    if not cases:
        return None
    appointed = Appointment.objects.filter(casefile=OuterRef("casefile")).exclude(status=Appointment.Status.ENDED)
    rows = Review.objects.visible_to(held.user).filter(
        within("casefile_id", cases), kind=Outcome.REVIEW, status__in=GOING_ON[:2]
    )
    imrs = Imr.objects.filter(review=OuterRef("pk"))
    of_trusts = imrs.filter(agency__is_health_trust=True).exclude(status=Imr.Status.WAIVED)
    return (
        rows.annotate(**{role: Exists(appointed.filter(role=role)) for role in (*ONE_AT_A_TIME, Role.DESIGNATED)})
        .annotate(
            is_asked=Exists(imrs), trusts=of_trusts.order_by().values("review").annotate(n=Count("pk")).values("n")
        )
        .annotate(health_is_asked=Exists(HealthOverview.objects.filter(review=OuterRef("pk"))))
        .annotate(has_writer=Exists(appointed.filter(role=Role.DESIGNATED, status=Appointment.Status.CONFIRMED)))
        .order_by("pk")
    )


@waits(of_open=[_rows])
def to_set_up(found: list[Any], held: Grants) -> Iterator[Waiting]:
    """For the office whom to appoint, and the health overview; for who asks for IMRs where no agency was asked yet."""
    appoints, asks = set(held.cases_where(propose.permission)), set(held.cases_where(commission.permission))
    asks_health = set(held.cases_where(health.ask.permission))
    for review in found:
        key = [review.casefile.public_id]
        for role in ONE_AT_A_TIME if review.casefile_id in appoints else ():
            if not getattr(review, role):
                url = reverse("panels:appointment_propose", args=key) + f"?role={role}"
                yield Waiting(APPOINT[role], review.casefile, url)
        if review.casefile_id in asks and review.terms_approved_on and not review.is_asked:
            yield Waiting("Ask each agency for its IMR", review.casefile, reverse("panels:imr_commission", args=key))
        if review.casefile_id in asks_health and not review.health_is_asked and is_required(review, review.trusts or 0):
            yield from _health(review)


def _health(review: Any) -> Iterator[Waiting]:
    """The report that the edition asks for, or who is to write it; a proposal waits for others."""
    if review.has_writer:
        url = reverse("panels:healthoverview_ask", args=[review.casefile.public_id])
        yield Waiting(ASK, review.casefile, url)
    elif not review.designated:
        yield Waiting(APPOINT_ITS_AUTHOR, review.casefile, appoint_page(review.casefile))
