"""Everybody has one mail a day at eight with all that is due; a statutory notice never waits for it."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from scr_portal import tasks
from scr_portal.access import Appointment
from scr_portal.casefiles import CaseFile
from scr_portal.deadlines import Deadline
from scr_portal.mail import Message, queue
from scr_portal.notifications import queue as queue_step
from scr_portal.people import Person
from scr_portal.reminders.models import Digest
from scr_portal.roles import Role
from tests import build
from tests.counting import questions
from tests.reminders.conftest import TODAY, clock, notice, remind


def letters() -> list[Message]:
    """What has been put into the outbox, oldest first."""
    return list(Message.objects.order_by("pk"))


def ours(case: CaseFile) -> list[CaseFile]:
    """This case and two more of its board, with a date today on each."""
    cases = [case, build.casefile(case.board), build.casefile(case.board)]
    for one in cases:
        clock(one, TODAY)
    return cases


def test_all_that_is_due_is_one_mail_with_references_kinds_and_days(case: CaseFile) -> None:
    cases = ours(case)
    clock(case, TODAY + timedelta(7))
    remind(TODAY)
    [letter] = letters()
    assert letter.subject == "SCR Portal: 4 dates need you"
    lines = letter.body.splitlines()
    due_today = "Due today, 3 March 2014: Decision of the LSCB chair."
    assert set(lines[:3]) == {f"{one.reference}: {due_today}" for one in cases}
    assert lines[3] == f"{case.reference}: Due in 7 days, on 10 March 2014: Decision of the LSCB chair."
    assert f"Sign in to read more: {settings.PORTAL_ADDRESS}/home/" in lines


def test_it_names_nobody(case: CaseFile) -> None:
    with build.told(case):
        Person.objects.create(casefile=case, kind=Person.Kind.CHILD, name="Invented Name")
    clock(case, TODAY)
    remind(TODAY)
    [letter] = letters()
    for word in (case.label, "Invented Name", case.board.name, case.board.short_name, str(letter.user)):
        assert word not in letter.subject + letter.body


def test_everybody_has_one_of_their_own(case: CaseFile) -> None:
    ours(case)
    clock(case, TODAY, Role.OFFICER)
    remind(TODAY)
    found = {letter.user.memberships.get().role: letter.subject for letter in letters() if letter.user}
    assert found == {Role.CHAIR: "SCR Portal: 3 dates need you", Role.OFFICER: "SCR Portal: 1 date needs you"}
    assert len(letters()) == 2


def test_it_waits_for_eight_and_goes_once_a_day(case: CaseFile) -> None:
    clock(case, TODAY)
    remind(TODAY, time(7, 59))
    assert letters() == []
    for at in (time(8), time(8, 10), time(23, 50)):
        remind(TODAY, at)
    assert len(letters()) == 1


def test_what_comes_up_during_the_day_is_in_the_next_mornings(case: CaseFile) -> None:
    clock(case, TODAY)
    remind(TODAY)
    clock(build.casefile(case.board), TODAY + timedelta(3))
    remind(TODAY, time(15))
    assert len(letters()) == 1
    remind(TODAY + timedelta(1))
    assert "Due in 2 days, on 6 March 2014" in letters()[1].body


@pytest.mark.parametrize(("month", "hour", "sent"), [(3, 7, 0), (3, 8, 1), (7, 6, 0), (7, 7, 1)])
def test_eight_is_by_the_clocks_of_london(case: CaseFile, month: int, hour: int, sent: int) -> None:
    day = date(2014, month, 3)
    clock(case, day)
    with time_machine.travel(datetime(2014, month, 3, hour, 5, tzinfo=ZoneInfo("UTC")), tick=False):
        tasks.sweep_deadlines()
    assert len(letters()) == sent


def test_days_on_which_nothing_could_be_sent_are_made_good_once_and_said(case: CaseFile) -> None:
    remind(TODAY)
    clock(case, TODAY + timedelta(3))
    remind(TODAY + timedelta(4), time(14))
    remind(TODAY + timedelta(4), time(14, 10))
    [letter] = letters()
    first, empty, line, *_ = letter.body.splitlines()
    assert first == "This covers 3 days in which no reminder could be sent."
    assert empty == ""
    assert line == f"{case.reference}: 1 day late, it was due on 6 March 2014: Decision of the LSCB chair."


def test_one_missed_day_is_one_day_and_none_is_not_spoken_of(case: CaseFile) -> None:
    remind(TODAY)
    for number in (1, 3):
        clock(case, TODAY + timedelta(number))
        remind(TODAY + timedelta(number))
    yesterday_it_worked, yesterday_it_did_not = letters()
    assert "This covers" not in yesterday_it_worked.body
    assert yesterday_it_did_not.body.startswith("This covers 1 day in which no reminder could be sent.")


def test_the_first_digest_there_ever_was_covers_nothing_missed(case: CaseFile) -> None:
    clock(case, TODAY)
    remind(TODAY)
    assert "This covers" not in letters()[0].body


def test_a_day_without_anything_due_is_no_missed_day(case: CaseFile) -> None:
    for number in range(5):
        remind(TODAY + timedelta(number))
    assert letters() == []
    assert Digest.objects.count() == 5
    clock(case, TODAY + timedelta(5))
    remind(TODAY + timedelta(5))
    assert "This covers" not in letters()[0].body


def test_a_notice_that_is_owed_is_reminded_of_at_once_and_by_itself(case: CaseFile) -> None:
    notice(case, TODAY)
    clock(case, TODAY, Role.OFFICER)
    remind(TODAY, time(0, 10))
    [letter] = letters()
    assert letter.body.startswith("Due today, 3 March 2014: Tell Ofsted.")
    remind(TODAY)
    assert [one.subject for one in letters()[1:]] == ["SCR Portal: 1 date needs you"]


def test_a_notice_owed_since_noon_does_not_wait_for_the_next_morning(case: CaseFile) -> None:
    remind(TODAY)
    notice(case, TODAY + timedelta(2))
    remind(TODAY, time(12, 10))
    assert len(letters()) == 1


def test_other_mail_goes_before_a_mornings_reminders(case: CaseFile) -> None:
    ours(case)
    remind(TODAY)
    queue("body@example.org", "A notice", "A document waits for you.", casefile=case)
    claimed = Message.objects.claim(Message.objects.latest("pk").not_before)
    assert claimed
    assert claimed.subject == "A notice"


@pytest.mark.parametrize("due", [clock, notice])
def test_it_takes_the_same_few_queries_however_much_is_due(
    case: CaseFile, due: Callable[[CaseFile, date], Deadline]
) -> None:
    counts: list[int] = []
    for number in (1, 30):
        for _ in range(number):
            due(build.casefile(case.board), TODAY + timedelta(len(counts)))
        with CaptureQueriesContext(connection) as queries:
            remind(TODAY + timedelta(len(counts)))
        counts.append(len(questions(queries)))
    assert counts[0] == counts[1] <= 24


def test_a_late_notice_says_what_days_could_not_be_covered_once(case: CaseFile) -> None:
    remind(TODAY)
    notice(case, TODAY + timedelta(2))
    back = TODAY + timedelta(4)
    remind(back, time(3))
    notice(case, back)
    remind(back, time(9))
    notice(case, back)
    remind(back, time(15))
    late, *_, later = letters()
    assert late.body.startswith(
        "2 days late, it was due on 5 March 2014: Tell Ofsted. This covers 3 days in which no reminder could be sent."
    )
    assert "This covers" not in later.body


def test_a_notice_of_a_day_on_which_the_portal_was_at_work_speaks_of_none(case: CaseFile) -> None:
    remind(TODAY)
    notice(case, TODAY + timedelta(1))
    remind(TODAY + timedelta(1), time(3))
    assert "This covers" not in letters()[0].body


def test_who_comes_by_a_link_is_not_told_to_sign_in(case: CaseFile) -> None:
    guest, invited = build.user(), build.member(Role.OFFICER, case.board)
    for person in (guest, invited):
        person.set_unusable_password()
        person.save()
    with build.told(case):
        Appointment.objects.create(casefile=case, user=guest, role=Role.PANEL_CHAIR, status="confirmed", since=TODAY)
    clock(case, TODAY, Role.PANEL_CHAIR)
    clock(case, TODAY, Role.OFFICER)
    queue_step(case, [guest], "Something is new.")
    remind(TODAY)
    of_guest = [one.body for one in letters() if one.user == guest]
    assert len(of_guest) == 2
    for body in of_guest:
        assert "Sign in" not in body
        assert "come in by the link that the office of the board sends you" in body
    assert all("Sign in to read more" in one.body for one in letters() if one.user == invited)
