"""Whom minutes wait for: the member who chaired the meeting."""

from collections.abc import Iterator

from django.urls import reverse

from referrals.agenda.models import AgendaItem
from referrals.agenda.transitions import agree
from scr_portal.access import Grants
from scr_portal.waiting import Waiting, rows_waiting, waits


@waits(lambda held: rows_waiting(AgendaItem.objects.filter(meeting__chair=held.user), held, agree))
def minutes(found: list[AgendaItem], held: Grants) -> Iterator[Waiting]:
    """Minutes that are drafted of meetings that the reader chaired."""
    for one in found:
        url = reverse("referrals:agendaitem_agree", args=[one.public_id])
        yield Waiting("Agree the minutes of a meeting you chaired", one.casefile, url)
