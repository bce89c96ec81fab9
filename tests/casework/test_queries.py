"""Pages ask the database as often with forty cases as with one: at most fifteen times."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from scr_portal.accounts import User
from scr_portal.roles import Role
from tests.bench.cloning import clone
from tests.counting import questions
from tests.world import World

MOST = 15
READERS = {
    "home": (Role.OFFICER, Role.CHAIR, Role.SENIOR, Role.PANEL_CHAIR),
    "cases": (Role.OFFICER, Role.SENIOR, Role.PANEL_CHAIR),
    "case": (Role.OFFICER, Role.CHAIR, Role.SENIOR, Role.PANEL_CHAIR),
    "panels:grid": (Role.OFFICER, Role.PANEL_CHAIR),
    "scr_portal:case_letter_book": (Role.OFFICER, Role.CHAIR),
    "publications:register": (Role.OFFICER,),
}
OF_A_CASE = ("case", "panels:grid", "scr_portal:case_letter_book")


def asked(person: User, path: str) -> list[str]:
    """What the page asks the database, apart from what finds out who is reading."""
    client = Client()
    client.force_login(person)
    client.get(path)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200
    return questions(queries)


@pytest.mark.parametrize("page", READERS)
def test_a_page_asks_as_often_however_many_cases_there_are(world: World, page: str) -> None:
    case = world.case("published")
    path = reverse(page, args=[case.public_id] if page in OF_A_CASE else [])
    before = {role: asked(world.member(role), path) for role in READERS[page]}
    clone(case, 40)
    for role in READERS[page]:
        after = asked(world.member(role), path)
        assert len(after) <= MOST, "\n".join(after)
        assert len(after) == len(before[role]), f"{role}: {len(before[role])} with one case"


def test_the_queue_of_the_national_panel_asks_as_often_however_many_notices_there_are(world: World) -> None:
    reader, path = world.member(Role.NATIONAL_PANEL, "body"), reverse("scr_portal:queue")
    before = asked(reader, path)
    clone(world.case("published"), 40)
    after = asked(reader, path)
    assert len(after) == len(before) <= MOST, "\n".join(after)
