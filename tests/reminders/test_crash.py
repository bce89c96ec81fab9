"""Whatever dies between the claim and the mail: nothing is lost and nothing is sent twice."""

import threading
import time

from django.db import connection, transaction

from scr_portal.deadlines import Reminder
from scr_portal.mail import Message
from scr_portal.reminders import sweep_batch
from tests import build
from tests.programs import program
from tests.reminders.conftest import TODAY, case_of_a_staffed_board, clock

SWEEP = """
from datetime import date
from scr_portal import walls
from scr_portal.reminders import sweep_batch
with walls.portal():
    sweep_batch(date(2014, 3, 3))
"""
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


def test_a_sweep_killed_between_claim_and_mail_is_made_good_by_the_next(own_database: str) -> None:
    case = case_of_a_staffed_board()
    for _ in range(5):
        clock(case, TODAY)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("LOCK TABLE scr_portal_message IN SHARE MODE")
        sweep = program(SWEEP, own_database)
        try:
            wait_until(WAITING, True, own_database)
        finally:
            sweep.kill()
            said, _ = sweep.communicate()
            print(said)  # shown when the wait was in vain
    wait_until(OTHERS, False, own_database)  # the server notices that the sweep is gone, and lets its rows go
    assert not Reminder.objects.exists()
    sweep_batch(TODAY)
    sweep_batch(TODAY)
    assert Reminder.objects.count() == Message.objects.count() == 5


def test_sweeps_at_once_remind_once(own_database: str) -> None:
    case = case_of_a_staffed_board()
    for _ in range(250):
        clock(build.casefile(case.board), TODAY)
    together = threading.Barrier(3)

    def sweep() -> None:
        together.wait()
        while sweep_batch(TODAY):
            pass
        connection.close()

    sweeps = [threading.Thread(target=sweep) for _ in range(3)]
    for one in sweeps:
        one.start()
    for one in sweeps:
        one.join()
    while sweep_batch(TODAY):
        pass
    assert Reminder.objects.count() == 250
    assert Message.objects.values("casefile").distinct().count() == Message.objects.count() == 250
