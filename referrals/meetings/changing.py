"""What changes a meeting. It belongs to no case, so that no step of a case does it; each case on its agenda is told.

Who changed it, and what stood before, is kept in the chain of what belongs to no case, and in that of each such case.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, time

from django.db import transaction

from referrals.agenda.following import tell
from referrals.agenda.models import AgendaItem
from referrals.meetings.models import Attendance, Meeting
from scr_portal import walls
from scr_portal.accounts import User
from scr_portal.audit import rights_changed
from scr_portal.drafts import mark_of


def mark(meeting: Meeting) -> str:
    """What tells the meeting, and who was there, from how it stood before or after a change."""
    who = [str(one) for one in _who(meeting)]
    return mark_of({"meeting": [str(value) for value in _facts(meeting).values()], "who": who})


def keep(meeting: Meeting, by: User) -> None:
    """A new meeting, or one that was moved: the items on its agenda say its day."""
    with transaction.atomic():
        was = Meeting.objects.filter(pk=meeting.pk).first()
        meeting.save()
        _say_the_day(meeting)
        if was is None:
            _remember(meeting, by, "plan", "planned", {"is": _facts(meeting)})
            return
        change = {"was": _facts(was), "is": _facts(meeting)}
        if _when_and_where(was) != _when_and_where(meeting):
            tell(meeting, "reschedule", by, change)
        _remember(meeting, by, "change", "changed", change)


def cancel(meeting: Meeting, by: User, why_cancelled: str) -> None:
    """It does not take place; what was on its agenda can be put on another."""
    change = {"was": _facts(meeting), "why_cancelled": why_cancelled}
    meeting.status, meeting.why_cancelled = Meeting.Status.CANCELLED, why_cancelled
    with transaction.atomic():
        meeting.save(update_fields=["status", "why_cancelled"])
        _say_the_day(meeting)
        tell(meeting, "call_off", by, change)
        _remember(meeting, by, "cancel", "cancelled", change)


def attend(
    meeting: Meeting,
    by: User,
    said: Collection[tuple[User, str, str]],
    others: Iterable[Mapping[str, str]] = (),
    chaired: User | None = None,
) -> None:
    """Each member with whether they were there; agreed minutes have kept for good what was known then.

    `others`: who was in attendance beside them, each with `name` and `capacity`.
    `chaired`: the member who chaired it, or whose deputy did; else whoever was to, if there in person.
    """
    with transaction.atomic():
        was, chair = _who(meeting), chaired or _as_planned(meeting, said)
        meeting.attendance.update(chaired=False)
        for member, attended, deputy in said:
            Attendance.objects.update_or_create(
                meeting=meeting,
                member=member,
                defaults={"attended": attended, "deputy": deputy, "recorded_by": by, "chaired": member == chair},
            )
        meeting.others_there = [{"name": one["name"], "capacity": one["capacity"]} for one in others]
        meeting.save(update_fields=["others_there"])
        change = {"was": was, "is": _who(meeting)}
        tell(meeting, "note_attendance", by, change)
        _remember(meeting, by, "attend", "recorded who was there", change)


def _as_planned(meeting: Meeting, said: Iterable[tuple[User, str, str]]) -> User | None:
    there = {member for member, attended, _ in said if attended == Attendance.Attended.PRESENT}
    return meeting.chair if meeting.chair in there else None


def _facts(meeting: Meeting) -> dict[str, object]:
    names = ("meets_on", "meets_at", "papers_on", "place", "chair_id", "quorum", "status")
    return {name: getattr(meeting, name) for name in names}


def _who(meeting: Meeting) -> list[tuple[int | str, str, str]]:
    """The key of each member, whether they were there, and their deputy; who chaired; the others and their capacity."""
    rows = Attendance.objects.filter(meeting=meeting)
    members = rows.values_list("member_id", "attended", "deputy")
    chaired = rows.filter(chaired=True).values_list("member_id", flat=True)
    others = Meeting.objects.values_list("others_there", flat=True).get(pk=meeting.pk)
    return [
        *members,
        *((pk, "chaired", "") for pk in chaired),
        *((one["name"], "in attendance", one["capacity"]) for one in others),
    ]


def _remember(meeting: Meeting, by: User, verb: str, said: str, values: Mapping[str, object]) -> None:
    """Last of all: one writer at a time gets past it."""
    rights_changed(f"meeting.{verb}", meeting, by, f"{by} {said}: {meeting}, {meeting.board}", values)


def _when_and_where(meeting: Meeting) -> tuple[date, time, str]:
    return meeting.meets_on, meeting.meets_at, meeting.place


def _say_the_day(meeting: Meeting) -> None:
    """Also on items of cases that are closed to who moves the meeting; not where another board leads the case now."""
    with walls.portal():
        items = AgendaItem.objects.filter(meeting=meeting, casefile__board=meeting.board_id)
        items.update(meets_on=None if meeting.is_cancelled else meeting.meets_on)
