"""The meetings of the full LSCB around the day by which a review is to be completed."""

from dataclasses import dataclass
from datetime import date

from referrals.meetings.models import Meeting
from scr_portal.accounts import Board
from scr_portal.clocks import day_words


@dataclass(frozen=True)
class Around:
    """The last meeting of the LSCB up to the end of the time for completion, and the first after it, where known."""

    end: date
    last: Meeting | None
    following: Meeting | None

    @property
    def calls_for_extra(self) -> bool:
        """Whether the meeting after the end is nearer to it than the one before: the portal's own measure, no rule."""
        if self.following is None:
            return False
        return self.last is None or self.end - self.last.meets_on > self.following.meets_on - self.end

    def words(self, ends: str) -> str:
        """What is to be done where the time `ends` ("6 months end") badly: "…, 9 days before your board meets …"."""
        if not self.calls_for_extra or self.following is None:
            return ""
        after = _days(self.end, self.following.meets_on)
        said = (
            f"{ends} on {day_words(self.end)}, {after} before your board meets on "
            f"{day_words(self.following.meets_on)}: call an extra meeting"
        )
        if self.last is None:
            return f"{said}. No meeting of the LSCB is planned before the end."
        early = f"{_days(self.last.meets_on, self.end)} before the end"
        return f"{said}, or plan for the one on {day_words(self.last.meets_on)}, {early}."


def around(board: Board, end: date, today: date) -> Around:
    """The planned meetings of the full LSCB that are still to come, on both sides of `end`: one query."""
    planned = Meeting.objects.filter(board=board, kind=Meeting.Kind.BOARD, status=Meeting.Status.PLANNED)
    days = list(planned.filter(meets_on__gte=today).order_by("meets_on", "meets_at"))
    before = [one for one in days if one.meets_on <= end]
    after = [one for one in days if one.meets_on > end]
    return Around(end, before[-1] if before else None, after[0] if after else None)


def _days(first: date, second: date) -> str:
    number = (second - first).days
    return f"{number} day" + ("" if number == 1 else "s")
