"""Who was at a meeting for one case, and whether that was enough of the members.

How many make a quorum is a rule of the board, which is written down with the meeting. The guidance knows no figure.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import asdict, dataclass, field
from datetime import date

from referrals.meetings.models import Attendance, Meeting, belonging
from scr_portal import walls
from scr_portal.access.deputies import bars_on
from scr_portal.accounts import User
from scr_portal.casefiles import CaseFile
from scr_portal.roles import Role

A = Attendance.Attended
THERE = (A.PRESENT, A.DEPUTY)
NOBODY_SAID = "not recorded"


@dataclass(frozen=True)
class Present:
    """The names of those who were there, who sent apologies, who were missing, and who took no part in this case.

    Deputies of those who took no part are among the `not_counted`: they were there, and are left out of the quorum.
    Those `in_attendance` are no members: they have no vote and make no quorum; who of them had no part is recused too.
    """

    present: list[str]
    apologies: list[str]
    absent: list[str]
    recused: list[str]
    counted: int
    quorum: int
    not_counted: list[str] = field(default_factory=list)
    in_attendance: list[str] = field(default_factory=list)
    chair: str = ""
    """Who chaired it, once it is recorded who was there; minutes that were agreed before it was asked lack it."""

    @property
    def is_known(self) -> bool:
        """Whether it was recorded who was there."""
        return bool(self.present or self.apologies or self.absent or self.not_counted)

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


@dataclass(frozen=True)
class Known:
    """What is known beforehand of one of several meetings that looked at a case."""

    rows: list[Attendance]
    barred: set[int]


def present(
    meeting: Meeting, casefile: CaseFile | None = None, conflicted: Collection[str] = (), known: Known | None = None
) -> Present:
    """Who was there, of the whole meeting or for one case: who had stepped back from it on that day does not count.

    A deputy counts in the place of the member, and does not where the member has stepped back: whoever sends a deputy
    to a case that they may not touch would have a part in it all the same (rule of this portal, decision 0056).
    `conflicted`: who of those in attendance had no part in it, by name. Two queries, one without a case, none where it
    is `known`; and one more for the members where somebody was barred.
    """
    rows = known.rows if known else list(meeting.attendance.select_related("member"))
    barred = known.barred if known else _barred(casefile, meeting.meets_on) if casefile else set()
    recused = [member for member in meeting.members() if member.pk in barred] if barred else []
    away = {one.pk for one in recused}
    there = [row for row in rows if row.attended in THERE and row.member_id not in away]
    return Present(
        present=[row.who for row in there],
        apologies=_names(rows, A.APOLOGIES, away),
        absent=_names(rows, A.ABSENT, away),
        recused=[
            *(one.name for one in recused),
            *(called for name, called in meeting.in_attendance.items() if name in conflicted),
        ],
        counted=len(there),
        quorum=meeting.quorum,
        not_counted=[row.who for row in rows if row.attended == A.DEPUTY and row.member_id in away],
        in_attendance=[called for name, called in meeting.in_attendance.items() if name not in conflicted],
        chair=next((row.who for row in rows if row.chaired), NOBODY_SAID) if rows else "",
    )


def there_for(meeting: Meeting, casefile: CaseFile) -> dict[int, Attendance]:
    """Who was at a meeting and took part in a case, members and deputies, by the member: two queries."""
    away = {one.pk for one in _stepped_back(casefile, meeting.meets_on, meeting.members)}
    rows = meeting.attendance.select_related("member").filter(attended__in=THERE)
    return {row.member_id: row for row in rows if row.member_id not in away}


def recused(casefile: CaseFile, day: date | None) -> list[User]:
    """Those of who recommend that had no part in a case on a day, whether they met or not; nobody without a day.

    Two queries.
    """
    if day is None:
        return []
    return _stepped_back(casefile, day, lambda: belonging(casefile.board, [Role.SUBCOMMITTEE], day))


def _stepped_back(casefile: CaseFile, day: date, members: Callable[[], list[User]]) -> list[User]:
    """The members who had no part in the case on the day, by their own word, or suspended, or by the chair's."""
    barred = _barred(casefile, day)
    return [member for member in members() if member.pk in barred] if barred else []


def _barred(casefile: CaseFile, day: date) -> set[int]:
    with walls.looked_at(casefile.pk):
        return set(bars_on(day).filter(casefile=casefile).values_list("user", flat=True))


def _names(rows: Iterable[Attendance], attended: str, away: set[int]) -> list[str]:
    return [row.member.name for row in rows if row.attended == attended and row.member_id not in away]
