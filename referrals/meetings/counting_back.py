"""The meetings around the day by which a time ends: those of the full LSCB, or of whoever recommends to its chair."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from referrals.meetings.models import Meeting
from scr_portal.accounts import Board
from scr_portal.clocks import day_words


@dataclass(frozen=True)
class Around:
    """The last meeting of the LSCB up to the end of the time for completion, and the first after it, where known."""

    end: date
    today: date
    last: Meeting | None
    following: Meeting | None

    def words(self, ends: str) -> str:
        """What is to be done where the time `ends` ("The 6 months end") badly: "…, 9 days before your board meets …".

        Of an end that has passed nothing: no meeting is in time for it.
        """
        if self.end < self.today:
            return ""
        known = (one.meets_on for one in (self.last, self.following) if one)
        return extra_meeting(ends, self.end, known, "your board meets", "the LSCB")


def extra_meeting(ends: str, end: date, days: Iterable[date], before: str, whose: str) -> str:
    """That a meeting more is to be called, as the time `ends` on the day `end`; empty where one of the `days` fits.

    It is called for where the first meeting after the end is nearer to it than the last one before: the portal's own
    measure, no rule. `before` and `whose` say whose meetings they are: "your board meets", "the LSCB".
    """
    days = sorted(days)
    last = max((day for day in days if day <= end), default=None)
    following = min((day for day in days if day > end), default=None)
    if following is None or (last is not None and end - last <= following - end):
        return ""
    said = (
        f"{ends} on {day_words(end)}, {_days(end, following)} before {before} on {day_words(following)}: "
        "call an extra meeting"
    )
    if last is None:
        return f"{said}. No meeting of {whose} is planned before the end."
    return f"{said}, or plan for the one on {day_words(last)}, {_days(last, end)} before the end."


def around(board: Board, end: date, today: date) -> Around:
    """The planned meetings of the full LSCB that are still to come, on both sides of `end`: one query."""
    planned = Meeting.objects.filter(board=board, kind=Meeting.Kind.BOARD, status=Meeting.Status.PLANNED)
    days = list(planned.filter(meets_on__gte=today).order_by("meets_on", "meets_at"))
    before = [one for one in days if one.meets_on <= end]
    after = [one for one in days if one.meets_on > end]
    return Around(end, today, before[-1] if before else None, after[0] if after else None)


def _days(first: date, second: date) -> str:
    number = (second - first).days
    return f"{number} day" + ("" if number == 1 else "s")
