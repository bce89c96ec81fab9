"""Which tests are drills: `make test` leaves them to `make drill`, so that it takes no longer than somebody waits.

They walk through the whole world or sit at a browser, print papers and read them page by page, start, kill and restart
real processes, try at random or with very much.
"""

import pytest

FIXTURES = {"world_database", "browser"}
BEGIN = (
    "tests/drill/",
    # papers, printed and read
    "tests/casework/test_brief.py",
    "tests/documents/test_tags.py",
    "tests/publications/test_amend.py",
    "tests/publications/test_packs.py",
    "tests/publications/test_render.py",
    "tests/referrals/packs/",
    "tests/referrals/records/",
    # real processes
    "tests/accounts/test_attempts.py",
    "tests/demo/test_mark.py",
    "tests/mail/test_slow.py",
    "tests/reminders/test_crash.py",
    "tests/skeleton/test_servers.py",
    "tests/worker/",
    # at random, or with very much
    "tests/activity/test_activity.py::test_it_takes_the_same_queries_however_long_it_is",
    "tests/boards/test_changes.py::test_it_takes_the_same_queries_however_long_it_is",
    "tests/demo/test_national.py",
    "tests/guidance/test_command.py",
    "tests/lifecycle/test_histories.py",
    "tests/notices/test_every_notice.py",
    "tests/notices/test_queue.py",
    "tests/notices/test_told_again.py",
    "tests/referrals/test_hostile.py",
)
"""How the names of the others begin."""


def is_drill(item: pytest.Item) -> bool:
    """Whether it takes part in the drill alone."""
    return item.nodeid.startswith(BEGIN) or bool(FIXTURES & set(getattr(item, "fixturenames", [])))
