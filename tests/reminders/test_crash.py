"""Whatever dies between the claim and the mail: nothing is lost and nothing is sent twice."""

import threading
import time
from collections.abc import Callable

import pytest
from django.db import connection, transaction

from scr_portal.deadlines import Reminder
from scr_portal.mail import Message
from scr_portal.reminders.sweep import sweep_batch
from tests import build
from tests.drill.logged import assert_says
from tests.programs import program
from tests.reminders.conftest import TODAY, case_of_a_staffed_board, clock, notice, remind

SWEEP = """
from datetime import datetime
from scr_portal import walls
from scr_portal.reminders.digests import digest
from scr_portal.reminders.sweep import sweep_batch
with walls.portal():
    {what}
"""
AT_ONCE = "sweep_batch(datetime(2014, 3, 3).date())"
IN_THE_MORNING = "digest(datetime(2014, 3, 3, 8))"
WAITING = "SELECT count(*) FROM pg_locks JOIN pg_stat_activity USING (pid) WHERE NOT granted AND datname = %s"
OTHERS = "SELECT count(*) FROM pg_stat_activity WHERE datname = %s AND pid <> pg_backend_pid()"


def wait_until(question: str, answer: bool, database: str) -> None:
    """Until the server counts somebody, or nobody."""
    until = time.monotonic() + 60
    with connection.cursor() as cursor:
        while time.monotonic() < until:
            cursor.execute(question, [database])
            if (cursor.fetchone() != (0,)) is answer:
                return
            time.sleep(0.05)
    raise AssertionError(question)


@pytest.mark.parametrize(("what", "letters"), [(AT_ONCE, 5), (IN_THE_MORNING, 1)])
def test_a_sweep_killed_between_claim_and_mail_is_made_good_by_the_next(
    own_database: str, what: str, letters: int
) -> None:
    case = case_of_a_staffed_board()
    for _ in range(5):
        (notice if what == AT_ONCE else clock)(case, TODAY)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("LOCK TABLE scr_portal_message IN SHARE MODE")
        sweep = program(SWEEP.format(what=what), own_database)
        try:
            wait_until(WAITING, True, own_database)
        finally:
            sweep.kill()
            said, _ = sweep.communicate()
            print(said)  # shown when the wait was in vain
    assert_says(said)
    wait_until(OTHERS, False, own_database)  # the server notices that the sweep is gone, and lets its rows go
    assert not Reminder.objects.exists()
    remind(TODAY)
    remind(TODAY)
    assert Reminder.objects.count() == 5
    assert Message.objects.count() == letters


def test_sweeps_at_once_remind_once(own_database: str) -> None:
    case = case_of_a_staffed_board()
    for _ in range(250):
        notice(build.casefile(case.board), TODAY)
    at_once(sweep_all)
    sweep_all()
    assert Reminder.objects.count() == 250
    assert Message.objects.values("casefile").distinct().count() == Message.objects.count() == 250


def test_digests_at_once_are_one_mail(own_database: str) -> None:
    case = case_of_a_staffed_board()
    for _ in range(250):
        clock(build.casefile(case.board), TODAY)
    at_once(lambda: remind(TODAY))
    assert Reminder.objects.count() == 250
    assert Message.objects.get().subject == "SCR Portal: 250 dates need you"


def sweep_all() -> None:
    """All batches."""
    while sweep_batch(TODAY):
        pass


def at_once(what: Callable[[], None]) -> None:
    """Three do it at the same moment."""
    together = threading.Barrier(3)

    failed: list[BaseException] = []

    def act() -> None:
        together.wait()
        try:
            what()
        except Exception as failure:
            failed.append(failure)
        connection.close()

    acting = [threading.Thread(target=act) for _ in range(3)]
    for one in acting:
        one.start()
    for one in acting:
        one.join()
    assert failed == []
