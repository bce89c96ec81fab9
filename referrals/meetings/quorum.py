"""Who was at a meeting for one case, and whether that was enough of the members.

How many make a quorum is a rule of the board, which is written down with the meeting. The guidance knows no figure.
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass

from referrals.meetings.models import Attendance, Meeting
from scr_portal import walls
from scr_portal.access.deputies import bars_on
from scr_portal.accounts import User
from scr_portal.casefiles import CaseFile

A = Attendance.Attended


@dataclass(frozen=True)
class Present:
    """The names of those who were there, who sent apologies, who were missing, and who took no part in this case."""

    present: list[str]
    apologies: list[str]
    absent: list[str]
    recused: list[str]
    counted: int
    quorum: int

    @property
    def is_known(self) -> bool:
        """Whether it was recorded who was there."""
        return bool(self.present or self.apologies or self.absent)

    @property
    def is_quorate(self) -> bool:
        """Whether enough of the members were there for this case."""
        return self.counted >= self.quorum

    @property
    def words(self) -> str:
        """How many counted, of how many that must."""
        return f"{self.counted} counted, {self.quorum} needed"

    def kept(self) -> dict[str, object]:
        """As agreed minutes keep it."""
        return asdict(self)


def present(meeting: Meeting, casefile: CaseFile | None = None) -> Present:
    """Who was there, of the whole meeting or for one case: who had stepped back from it on that day does not count.

    A deputy counts in the place of the member. Two queries, one without a case.
    """
    rows = list(meeting.attendance.select_related("member"))
    recused = _stepped_back(meeting, casefile) if casefile else []
    away = {one.pk for one in recused}
    theirs = [row for row in rows if row.attended == A.PRESENT and row.member_id not in away]
    there = [row for row in rows if row.attended == A.DEPUTY or row in theirs]
    return Present(
        present=[_named(row) for row in there],
        apologies=_names(rows, A.APOLOGIES, away),
        absent=_names(rows, A.ABSENT, away),
        recused=[one.name for one in recused],
        counted=len(there),
        quorum=meeting.quorum,
    )


def _stepped_back(meeting: Meeting, casefile: CaseFile) -> list[User]:
    """The members who had no part in the case on the day, by their own word, or suspended, or by the chair's."""
    with walls.looked_at(casefile.pk):
        barred = set(bars_on(meeting.meets_on).filter(casefile=casefile).values_list("user", flat=True))
    return [member for member in meeting.members() if member.pk in barred] if barred else []


def _names(rows: Iterable[Attendance], attended: str, away: set[int]) -> list[str]:
    return [row.member.name for row in rows if row.attended == attended and row.member_id not in away]


def _named(row: Attendance) -> str:
    return f"{row.deputy}, for {row.member.name}" if row.attended == A.DEPUTY else row.member.name
