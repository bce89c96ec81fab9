"""The days by which bodies are to be told, counted by other bank holidays; of what was sent the day stays."""

from collections.abc import Iterator

from scr_portal.accounts import User
from scr_portal.casefiles import CaseFile
from scr_portal.clocks import Clock, Holidays, Sort, Sum
from scr_portal.corrections.models import Moved
from scr_portal.guidance.base import Act
from scr_portal.notices.models import Notice
from scr_portal.notices.owing import told_of
from scr_portal.notices.transitions import follow
from scr_portal.recounts.models import calendar_of


def moved_notices(casefile: CaseFile, holidays: Holidays) -> Iterator[Moved]:
    """Each notice that is owed, with the day by which it was to be sent and will be, where it moves."""
    for notice, total in _counted(casefile, holidays):
        if notice.due_on and total.due != notice.due_on:
            yield Moved(notice.task, notice.due_on, total.due, clock=_clock(notice, total))


def _clock(notice: Notice, total: Sum) -> Clock:
    return Clock(f"notice_{notice.act}", notice.task, Sort.DUE, notice.acted_on, total.due, total.steps, notice.source)


def recount_owed(casefile: CaseFile) -> None:
    """Make the days of the notices that are owed, and their sums, those of the calendar the case counts by now."""
    for notice, total in _counted(casefile, calendar_of(casefile)):
        if (notice.due_on, tuple(notice.due_steps)) != (total.due, total.steps):
            follow.run(
                notice, User.objects.system(), acted_on=notice.acted_on, due_on=total.due, due_steps=total.steps,
                source=notice.source,
            )  # fmt: skip


def _counted(casefile: CaseFile, holidays: Holidays) -> Iterator[tuple[Notice, Sum]]:
    """The notices that are owed by a day, each with its sum anew."""
    owed = Notice.objects.filter(casefile=casefile, status=Notice.Status.OWED, due_on__isnull=False)
    for notice in owed.select_related("body"):
        notice.casefile = casefile
        duties = told_of(notice, Act(notice.act), notice.acted_on).bodies
        period = next((duty.period for duty in duties if notice.body and duty.body.slug == notice.body.slug), None)
        if period:
            yield notice, period.after(notice.acted_on, holidays)
