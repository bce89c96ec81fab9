"""Pages ask the database as often with forty cases as with one: at most fifteen times."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from publications.publications.models import Publication
from scr_portal.access import Appointment
from scr_portal.accounts import User
from scr_portal.casefiles import CaseRecord
from scr_portal.recounts.models import Recount
from scr_portal.roles import Audience, Role
from tests.audit.tampering import past_the_guards
from tests.bench.cloning import clone
from tests.counting import questions
from tests.more_rows import more_rows
from tests.world import ASHBY, STAGES, World

MOST = 15
READERS = {
    "home": (Role.OFFICER, Role.CHAIR, Role.SENIOR, Role.PANEL_CHAIR),
    "cases": (Role.OFFICER, Role.SENIOR, Role.PANEL_CHAIR),
    "case": (Role.OFFICER, Role.CHAIR, Role.SENIOR, Role.PANEL_CHAIR),
    "panels:grid": (Role.OFFICER, Role.PANEL_CHAIR),
    "scr_portal:case_letter_book": (Role.OFFICER, Role.CHAIR),
    "publications:register": (Role.OFFICER,),
}
OF_A_ROW: dict[str, type[CaseRecord]] = {
    "publications:publication": Publication,
    "scr_portal:recount_confirm": Recount,
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


@pytest.mark.parametrize("page", OF_A_ROW)
def test_a_page_of_one_row_asks_as_often_however_many_rows_its_case_has(world: World, page: str) -> None:
    case, readers = world.case("published"), (Role.OFFICER, Role.CHAIR)
    with past_the_guards():
        Recount.objects.create(casefile=case, counts_by=0, audience=Audience.SHARED)
    row = OF_A_ROW[page].objects.filter(casefile=case).earliest("pk")
    path = reverse(page, args=[row.public_id])
    before = {role: asked(world.member(role), path) for role in readers}
    there = more_rows(case, 5)
    assert min(there[model] for model in ("panels.Imr", "publications.Publication", "scr_portal.Document")) > 1
    for role in readers:
        after = asked(world.member(role), path)
        assert len(after) <= MOST, "\n".join(after)
        assert len(after) == len(before[role]), f"{role}: {len(before[role])} with fewer rows"


def test_what_somebody_has_in_hand_is_asked_for_as_often_however_many_cases_it_is_on(world: World) -> None:
    officer = world.member(Role.OFFICER)
    standing = Appointment.objects.filter(casefile__board=world.board(ASHBY)).exclude(status="ended")
    first = {one.user_id: one for one in standing.order_by("-pk")}
    pages = [reverse("panels:appointment_in_hand", args=[one.public_id]) for one in first.values()]
    assert len(pages) >= 5
    before = [asked(officer, path) for path in pages]
    for stage in STAGES[ASHBY]:
        clone(world.case(stage), 2)
    for path, fewer in zip(pages, before, strict=True):
        after = asked(officer, path)
        assert len(after) == len(fewer) <= MOST, "\n".join(after)
