"""A right that ends while its holder waits for somebody else's step is not used any more."""

import time
from concurrent.futures import ThreadPoolExecutor

from django.db import connection, transaction

from referrals.agencies import transitions as agencies
from referrals.agencies.models import AgencyInvolvement
from scr_portal.accounts import Membership
from scr_portal.casefiles import CaseFile
from scr_portal.transitions import PermissionRefused
from tests import build
from tests.referrals.case import Place, days_ago


def test_a_step_that_waited_asks_for_the_right_again(own_database: str) -> None:
    place = Place()
    case = place.receive().casefile

    def ask() -> str:
        try:
            agencies.ask.run(AgencyInvolvement(casefile=case), place.officer, agency=place.police, asked_on=days_ago(0))
        except PermissionRefused:
            return "refused"
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            CaseFile.objects.select_for_update(no_key=True).get(pk=case.pk)
            step = pool.submit(ask)
            wait_until_somebody_waits()
            build.changed(Membership.objects.filter(user=place.officer), until=days_ago(1))
        assert step.result(timeout=20) == "refused"
    assert not AgencyInvolvement.objects.exists()


def wait_until_somebody_waits() -> None:
    """Until a connection to this database stands before a lock; ten seconds at most."""
    for _ in range(200):
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_stat_clear_snapshot()")
            cursor.execute(
                "SELECT 1 FROM pg_locks JOIN pg_stat_activity USING (pid)"
                " WHERE NOT granted AND datname = current_database()"
            )
            if cursor.fetchone():
                return
        time.sleep(0.05)
    raise AssertionError("Nobody waits.")
