"""Whom minutes wait for, the member who chaired the meeting; an extra meeting and lost papers, the board's office."""

from collections.abc import Iterator

from django.db.models import QuerySet

from referrals.agenda.in_time import extra, with_meetings
from referrals.agenda.models import AgendaItem
from referrals.agenda.transitions import agree, make_pack, put
from referrals.considerations.models import Consideration
from referrals.meetings.models import Attendance
from scr_portal.access import Grants
from scr_portal.addresses import reverse
from scr_portal.among import among
from scr_portal.waiting import Waiting, rows_waiting, waits

ANEW = "Make the papers for a meeting anew: those that were made are locked away"


def _chaired(held: Grants) -> QuerySet[AgendaItem] | None:
    sat = Attendance.objects.filter(member=held.user, attended=Attendance.Attended.PRESENT, chaired=True)
    return rows_waiting(AgendaItem.objects.filter(meeting__in=sat.values("meeting")), held, agree)


@waits(_chaired)
def minutes(found: list[AgendaItem], held: Grants) -> Iterator[Waiting]:
    """Minutes that are drafted of meetings that the reader chaired."""
    for one in found:
        url = reverse("referrals:agendaitem_agree", args=[one.public_id])
        yield Waiting("Agree the minutes of a meeting you chaired", one.casefile, url)


def _open(held: Grants) -> QuerySet[Consideration] | None:
    cases = held.cases_where(put.permission)
    if not cases:
        return None
    rounds = Consideration.objects.visible_to(held.user).filter(among("casefile_id", cases))
    return with_meetings(rounds, held.day).select_related("casefile__board").order_by("last_day", "pk")


@waits(of_open=[_open])
def extra_meetings(found: list[Consideration], held: Grants) -> Iterator[Waiting]:
    """Rounds whose time ends sooner than the next meeting, for who puts cases on agendas."""
    for one in found:
        if words := extra(one):
            yield Waiting(words, one.casefile, reverse("referrals:meeting_plan", args=[one.casefile.board.public_id]))


def _locked(held: Grants) -> QuerySet[AgendaItem] | None:
    to_come = AgendaItem.objects.filter(papers_locked_at__isnull=False, meets_on__gte=held.day)
    return rows_waiting(to_come, held, make_pack)


@waits(_locked)
def papers_to_make_anew(found: list[AgendaItem], held: Grants) -> Iterator[Waiting]:
    """Papers for a meeting to come that were locked away, for who has new ones made."""
    for one in found:
        yield Waiting(ANEW, one.casefile, one.page)
