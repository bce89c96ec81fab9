"""Of a notice without a day its officer is reminded after 2, 7 and 28 days: the portal's own rule, never as late."""

from datetime import date, datetime, time, timedelta

import pytest

from scr_portal.casefiles import CaseFile
from scr_portal.deadlines import Reminder
from scr_portal.mail import Message
from scr_portal.reminders.digests import digest
from scr_portal.reminders.stages import SINCE_STAGES
from tests.reminders.conftest import TODAY, notice_since, remind

NIGHT = time(3)
"""No digest goes at this hour."""


def days_on_which_mail_came(first: date, last: int) -> list[int]:
    """How many days after the first, with a look every day of the portal at each hour of two."""
    found = []
    for days in range(-5, last):
        before = Message.objects.count()
        for at in (NIGHT, time(9)):
            remind(first + timedelta(days), at)
        found += [days] * (Message.objects.count() - before)
    return found


def test_it_is_reminded_of_three_times_and_then_no_more(case: CaseFile) -> None:
    notice_since(case, TODAY)
    assert days_on_which_mail_came(TODAY, 90) == [2, 7, 28]
    assert {stage.name for stage in SINCE_STAGES} == set(Reminder.objects.values_list("stage", flat=True))


def test_the_mail_says_since_when_and_whose_rule_it_is_and_no_word_of_late_or_due(case: CaseFile) -> None:
    notice_since(case, TODAY)
    remind(TODAY + timedelta(28), NIGHT)
    [message] = Message.objects.all()
    assert str(message.user).startswith("LSCB officer")
    assert "To do since 3 March 2014: Tell Ofsted. No day is laid down for it" in message.body
    assert "its own rule" in message.body
    assert not any(word in message.body.lower() for word in ("late", "overdue", "due "))


@pytest.mark.parametrize(("days", "stage"), [(5, "two_days_since"), (20, "week_since"), (34, "four_weeks_since")])
def test_after_a_standstill_the_one_stage_that_has_come_is_sent(case: CaseFile, days: int, stage: str) -> None:
    notice_since(case, TODAY)
    remind(TODAY + timedelta(days), NIGHT)
    remind(TODAY + timedelta(days), NIGHT)
    assert [one.stage for one in Reminder.objects.all()] == [stage]


def test_old_ones_that_come_into_the_portal_late_send_no_mail(case: CaseFile) -> None:
    """A board that enters its running cases, or counts its dates anew, would get hundreds."""
    for days in (35, 36, 400, 3000):
        notice_since(case, TODAY - timedelta(days))
    remind(TODAY)
    assert not Message.objects.exists()


def test_it_is_no_line_of_the_digest(case: CaseFile) -> None:
    """Also where the digest comes first."""
    notice_since(case, TODAY - timedelta(10))
    digest(datetime.combine(TODAY, time(8)))
    assert not Message.objects.exists()
    remind(TODAY)
    assert Message.objects.count() == 1


def test_one_that_was_sent_is_reminded_of_no_more(case: CaseFile) -> None:
    owed = notice_since(case, TODAY)
    owed.is_running, owed.stopped_on = False, TODAY
    owed.save(update_fields=["is_running", "stopped_on"])
    assert days_on_which_mail_came(TODAY, 40) == []
