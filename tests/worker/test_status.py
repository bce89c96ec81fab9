"""`manage.py status` on the running portal."""

import json
import time

from scr_portal.timetable import LastRun
from tests.live import Portal

FIRST_ROUND = 60  # seconds; the shortest interval of the timetable is 20


def test_it_tells_that_beat_and_worker_go_round(live_portal: Portal) -> None:
    until = time.monotonic() + FIRST_ROUND
    with live_portal.database():
        while not LastRun.objects.exists():
            assert time.monotonic() < until, live_portal.log.read_text()
            time.sleep(0.5)
    facts = json.loads(live_portal.manage("status --json"))
    assert facts["beat_lag_seconds"] < FIRST_ROUND
    assert facts["oldest_unsent_message_seconds"] is None
    assert facts["queue_lengths"] == {"default": 0, "documents": 0}
