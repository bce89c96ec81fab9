"""The days by which bodies are to be told, counted by other bank holidays."""

from collections.abc import Iterator

from scr_portal.casefiles import CaseFile
from scr_portal.clocks import Holidays
from scr_portal.guidance.base import Act
from scr_portal.notices.models import Notice
from scr_portal.notices.owing import told_of


def moved_notices(casefile: CaseFile, holidays: Holidays) -> Iterator[tuple[str, str, str]]:
    """What each notice that is owed is called, and the day by which it was to be sent and will be, where it moves."""
    owed = Notice.objects.filter(casefile=casefile, status=Notice.Status.OWED, due_on__isnull=False)
    for notice in owed.select_related("body"):
        notice.casefile = casefile
        duties = told_of(notice, Act(notice.act), notice.acted_on).bodies
        period = next((duty.period for duty in duties if notice.body and duty.body.slug == notice.body.slug), None)
        due = period.after(notice.acted_on, holidays).due if period else notice.due_on
        if notice.due_on and due and due != notice.due_on:
            yield f"Tell {notice.recipient_spoken}", notice.due_on.isoformat(), due.isoformat()
