"""Whom an appointment waits for: who is asked to declare, or to declare anew, the LSCB chair, and a successor."""

from collections.abc import Iterator

from django.db.models import Exists, OuterRef, Q, QuerySet

from panels.appointments.facts import HOLDING
from panels.appointments.transitions import confirm, propose
from scr_portal.access import Appointment, Grants
from scr_portal.access.deputies import bars_on
from scr_portal.addresses import reverse
from scr_portal.among import among, within
from scr_portal.bars.substitutes import CALLED
from scr_portal.roles import Role
from scr_portal.waiting import Waiting, waits

S = Appointment.Status


def _rows(held: Grants) -> QuerySet[Appointment]:
    mine = Q(user=held.user) & (Q(status=S.PROPOSED) | Q(anew_since__isnull=False))
    others = among("casefile_id", held.cases_where(confirm.permission)) & Q(status=S.DECLARED) & ~Q(user=held.user)
    rows = Appointment.objects.visible_to(held.user).filter(mine | others)
    return rows.select_related("user").order_by("pk")


@waits(_rows)
def appointments(found: list[Appointment], held: Grants) -> Iterator[Waiting]:
    """What the reader is to declare for, whether or not the case is open to them; and what they are to confirm."""
    for one in found:
        role, key = one.get_role_display(), [one.public_id]
        if one.user_id == held.user.pk:
            url = reverse("panels:appointment_declare", args=key)
            anew = " anew" if one.anew_since else ""
            yield Waiting(f"Declare your independence{anew} as {role}", one.casefile, url)
        else:
            url = reverse("panels:appointment", args=key)
            yield Waiting(f"Confirm an appointment: {role}, {one.user.name}", one.casefile, url)


def _of_the_barred(held: Grants) -> QuerySet[Appointment] | None:
    cases = held.cases_where(propose.permission)
    if not cases:
        return None
    barred = bars_on(held.day).filter(casefile=OuterRef("casefile"), user=OuterRef("user"))
    holding = Appointment.objects.visible_to(held.user).filter(within("casefile_id", cases), Exists(barred))
    rows = holding.filter(status__in=HOLDING, role__in=CALLED)
    return rows.order_by("pk")


@waits(_of_the_barred)
def successors(found: list[Appointment], held: Grants) -> Iterator[Waiting]:
    """For the office, until somebody else holds a role of which one is needed."""
    for one in found:
        words = f"Appoint a successor: the {CALLED[Role(one.role)]} has no part in this case any more"
        yield Waiting(words, one.casefile, reverse("panels:appointment", args=[one.public_id]))
