"""Whom an appointment waits for: the person who is asked for the declaration, or asked anew, and the LSCB chair."""

from collections.abc import Iterator

from django.db.models import Q, QuerySet

from panels.appointments.transitions import confirm
from scr_portal.access import Appointment, Grants
from scr_portal.addresses import reverse
from scr_portal.among import among
from scr_portal.waiting import Waiting, waits

S = Appointment.Status


def _rows(held: Grants) -> QuerySet[Appointment]:
    mine = Q(user=held.user) & (Q(status=S.PROPOSED) | Q(anew_since__isnull=False))
    others = among("casefile_id", held.cases_where(confirm.permission)) & Q(status=S.DECLARED) & ~Q(user=held.user)
    rows = Appointment.objects.visible_to(held.user).filter(mine | others)
    return rows.select_related("casefile", "user").order_by("pk")


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
