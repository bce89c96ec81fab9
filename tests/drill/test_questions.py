"""Every page asks at most fifteen questions, and as many with many rows and cases as with few."""

from collections import Counter
from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from scr_portal.roles import Role
from tests.access.readers import OWN, Asked, person_of
from tests.addresses import addresses
from tests.bench.cloning import clone
from tests.casework.test_queries import MOST
from tests.counting import questions
from tests.more_rows import more_rows
from tests.unkept import unkept
from tests.world import undone

READERS = (Role.OFFICER, Role.PANEL_CHAIR, Role.SENIOR)
GROWN = ("panels.Imr", "panels.Chronology", "publications.Publication", "scr_portal.Document", "scr_portal.Notice")


@pytest.mark.parametrize("reader", READERS)
def test_no_page_asks_more_for_more_rows_nor_more_than_fifteen_times(asked: Asked, reader: Role) -> None:
    case = asked.cases[OWN]
    pages = [path for one in addresses() if one.is_ours for path in one.of(case, by_status=True)]
    with unkept(), undone():
        before = dict(_counted(asked, reader, pages))
        clone(case, 5)
        there = more_rows(case, 5)
        after = dict(_counted(asked, reader, pages))
    assert all(there[model] for model in GROWN)
    assert not {path: len(found) for path, found in after.items() if len(found) > MOST}
    more = {path: _more(before[path], found) for path, found in after.items() if path in before}
    assert not {path: asked for path, asked in more.items() if asked}


def _more(before: list[str], after: list[str]) -> list[str]:
    """How the questions begin that there are more of."""
    if len(after) <= len(before):
        return []
    began, begin = (Counter(one[:120] for one in asked) for asked in (before, after))
    return sorted((begin - began).elements())


def _counted(asked: Asked, reader: Role, pages: list[str]) -> Iterator[tuple[str, list[str]]]:
    """What each page that is open to the reader asks, the second time that it is opened."""
    for path in pages:
        with undone():
            client = Client()
            client.force_login(person_of(asked, reader))
            if client.get(path).status_code != 200:
                continue
            with CaptureQueriesContext(connection) as captured:
                client.get(path)
            yield path, questions(captured)
