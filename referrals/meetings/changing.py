"""What changes a meeting. It belongs to no case, so that no step of a case does it; each case on its agenda is told."""

from collections.abc import Iterable
from datetime import date, time

from django.db import transaction

from referrals.agenda.following import tell
from referrals.agenda.models import AgendaItem
from referrals.agenda.transitions import call_off, note_attendance, reschedule
from referrals.meetings.models import Attendance, Meeting
from scr_portal import walls
from scr_portal.accounts import User
from scr_portal.drafts import mark_of


def mark(meeting: Meeting) -> str:
    """What tells the meeting, and who was there, from how it stood before or after a change."""
    names = ("meets_on", "meets_at", "papers_on", "place", "chair_id", "quorum", "status")
    who = Attendance.objects.filter(meeting=meeting).values_list("member_id", "attended", "deputy")
    return mark_of({"meeting": [str(getattr(meeting, name)) for name in names], "who": [str(one) for one in who]})


def keep(meeting: Meeting) -> None:
    """A new meeting, or one that was moved: the items on its agenda say its day."""
    with transaction.atomic():
        was = Meeting.objects.filter(pk=meeting.pk).first()
        meeting.save()
        _say_the_day(meeting)
        if was and _when_and_where(was) != _when_and_where(meeting):
            tell(meeting, reschedule)


def cancel(meeting: Meeting, why_cancelled: str) -> None:
    """It does not take place; what was on its agenda can be put on another."""
    meeting.status, meeting.why_cancelled = Meeting.Status.CANCELLED, why_cancelled
    with transaction.atomic():
        meeting.save(update_fields=["status", "why_cancelled"])
        _say_the_day(meeting)
        tell(meeting, call_off)


def attend(meeting: Meeting, by: User, said: Iterable[tuple[User, str, str]]) -> None:
    """Each member with whether they were there; agreed minutes have kept for good what was known then."""
    with transaction.atomic():
        for member, attended, deputy in said:
            Attendance.objects.update_or_create(
                meeting=meeting,
                member=member,
                defaults={"attended": attended, "deputy": deputy, "recorded_by": by},
            )
        tell(meeting, note_attendance)


def _when_and_where(meeting: Meeting) -> tuple[date, time, str]:
    return meeting.meets_on, meeting.meets_at, meeting.place


def _say_the_day(meeting: Meeting) -> None:
    """Also on items of cases that are closed to who moves the meeting."""
    with walls.portal():
        items = AgendaItem.objects.filter(meeting=meeting)
        items.update(meets_on=None if meeting.is_cancelled else meeting.meets_on)
