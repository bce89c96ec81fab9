"""The meetings that considered a case, and whether enough of their members were there for it."""

from dataclasses import dataclass, replace

from django.utils import timezone

from referrals.agenda.models import AgendaItem
from referrals.considerations.models import Consideration
from referrals.meetings.models import Attendance, Meeting
from referrals.meetings.quorum import Known, Present, present
from scr_portal import walls
from scr_portal.casefiles import CaseFile
from scr_portal.people import Bar, barred_on

NOT_RECORDED = "Who was at the meeting of that day is not recorded yet: the LSCB officer can do it first."


@dataclass(frozen=True)
class Sitting:
    """A meeting that has looked at a case, and who was there for it."""

    meeting: Meeting
    who: Present
    learning: str

    @property
    def called(self) -> str:
        """The meeting, with its time."""
        return f"{self.meeting} at {self.meeting.meets_at:%H:%M}"

    @property
    def quorum(self) -> str:
        """Whether enough were there, in words: that of the day is kept with what was recommended."""
        if not self.who.is_known:
            return "who was there is not recorded yet"
        return f"{'quorate' if self.who.is_quorate else 'not quorate'}, {self.who.words}"

    @property
    def names(self) -> str:
        """Who was there, and who had stepped back from the case."""
        lists = (
            ("Present", self.who.present),
            ("In attendance", self.who.in_attendance),
            ("Stepped back from this case", self.who.recused),
        )
        return " ".join(f"{what}: {', '.join(names)}." for what, names in lists if names)

    @property
    def lacks(self) -> str:
        """In a sentence, that too few were there for this case; empty where enough were."""
        if not self.who.is_known:
            return NOT_RECORDED
        return "" if self.who.is_quorate else f"The meeting of that day had no quorum for this case ({self.who.words})."


def who_took_part(item: AgendaItem) -> Present:
    """As agreed minutes keep it, or as it is known now: two queries at most. Who chaired was not always kept."""
    if not item.attended:
        return present(item.meeting, item.casefile, item.conflicted)
    kept = Present(**item.attended)
    return kept if kept.chair else replace(kept, chair=present(item.meeting).chair)


def sittings(consideration: Consideration) -> list[Sitting]:
    """The meetings up to today on whose agenda a round stood, the latest first.

    Three queries, and one for each at which somebody who could have been there was barred.
    """
    items = AgendaItem.objects.filter(
        consideration=consideration, status__in=AgendaItem.STANDING, meeting__meets_on__lte=timezone.localdate()
    ).exclude(meeting__status=Meeting.Status.CANCELLED)
    found = list(items.select_related("meeting__board").order_by("-meeting__meets_on", "-meeting__meets_at"))
    known = _known(consideration.casefile, [one.meeting for one in found])
    return [
        Sitting(
            one.meeting,
            present(one.meeting, consideration.casefile, one.conflicted, known[one.meeting_id]),
            one.learning,
        )
        for one in found
    ]


def _known(casefile: CaseFile, meetings: list[Meeting]) -> dict[int, Known]:
    """Of each meeting, by key, who was there, and who was barred from the case on its day."""
    with walls.looked_at(casefile.pk):
        bars = list(Bar.objects.filter(casefile=casefile))
    there: dict[int, list[Attendance]] = {one.pk: [] for one in meetings}
    for row in Attendance.objects.filter(meeting__in=meetings).select_related("member"):
        there[row.meeting_id].append(row)
    return {one.pk: Known(there[one.pk], set(barred_on(bars, one.meets_on))) for one in meetings}
