"""What a page asks the database, without what it says to enter and leave the walls, and once a connection to plan.

Figures are in docs/performance.md.
"""

import re

from django.test.utils import CaptureQueriesContext

FLOOR = re.compile(
    r"PREPARE|DEALLOCATE|SAVEPOINT|RELEASE SAVEPOINT|SELECT .*(set_config|current_setting|walls\.enter)\(", re.DOTALL
)


def questions(captured: CaptureQueriesContext) -> list[str]:
    """The questions about rows: how many there are must not follow from how many rows there are."""
    return [query["sql"] for query in captured.captured_queries if not FLOOR.match(query["sql"])]
