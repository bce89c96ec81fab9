"""The clocks change, or the machine's own clock is an hour off: each day has its one mail, and each notice too."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from scr_portal.casefiles import CaseFile
from scr_portal.clocks import day_words
from scr_portal.mail import Message
from scr_portal.reminders.models import Digest
from scr_portal.tasks import sweep_deadlines
from tests.reminders.conftest import clock, notice

HOUR = timedelta(hours=1)
BEFORE, DURING, AFTER = timedelta(0), timedelta(days=1, hours=1), timedelta(days=3)
ROUND = timedelta(hours=1)


@pytest.mark.parametrize("change", [date(2014, 3, 30), date(2014, 10, 26)])
@pytest.mark.parametrize("off", [-HOUR, timedelta(0), HOUR])
def test_nothing_is_lost_or_said_twice_when_the_clocks_change(case: CaseFile, change: date, off: timedelta) -> None:
    """Sweeps go round for three days; from the hour of the change on, the machine is `off` by an hour for a day."""
    for day in range(-1, 3):
        clock(case, change + timedelta(days=day))
    notice(case, change)
    begins = datetime.combine(change - timedelta(days=1), datetime.min.time(), UTC)
    passed = BEFORE
    while passed < AFTER:
        wrong = off if DURING <= passed < DURING + timedelta(days=1) else timedelta(0)
        with time_machine.travel(begins + passed + wrong, tick=False):
            sweep_deadlines()
        passed += ROUND
    days = list(Digest.objects.order_by("day").values_list("day", flat=True))
    assert days == [change + timedelta(days=day) for day in (-1, 0, 1)]
    digests = Message.objects.filter(can_wait=True).order_by("pk")
    assert [timezone.localtime(message.queued_at).hour for message in digests] == [8] * len(days)
    assert all(f"Due today, {day_words(day)}" in message.body for day, message in zip(days, digests, strict=True))
    owed = Message.objects.filter(can_wait=False, subject__contains=case.reference)
    assert len({message.body for message in owed}) == owed.count() > 0
