"""A body's people read what was sent to them, across boards; they change nothing and see nothing else."""

from datetime import date, timedelta

import pytest
import time_machine
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext

from referrals.considerations.corrections import correct_decision
from referrals.considerations.models import Decision
from scr_portal import notices
from scr_portal.audit import Access
from scr_portal.casefiles import CaseRecord
from scr_portal.clocks import day_words
from scr_portal.guidance.base import Act
from scr_portal.notices import Notice, transitions
from scr_portal.roles import Role
from tests import build
from tests.addresses import addresses
from tests.counting import questions
from tests.notices.conftest import DECIDED, Scene, browser, decision

RIGHT = date(2014, 3, 1)


@pytest.fixture
def two_boards(scene: Scene) -> Scene:
    """Two boards have sent the national panel a notice each."""
    other = build.casefile(build.board("Farshire"))
    officer = build.member(Role.OFFICER, other.board)
    (farther,) = (
        each
        for each in notices.owe(decision(other, officer), Act.DECISION_NOT_TO_HOLD, DECIDED)
        if each.body == scene.notice.body
    )
    with time_machine.travel(DECIDED + timedelta(days=1)):
        transitions.send.run(scene.fresh(), scene.officer)
        transitions.send.run(Notice.objects.get(pk=farther.pk), officer)
    return scene


def test_it_lists_what_was_sent_with_board_age_and_document(two_boards: Scene) -> None:
    with time_machine.travel(DECIDED + timedelta(days=13)):
        page = browser(two_boards.reader).get("/queue/").content.decode()
    assert two_boards.case.board.name in page
    assert "Farshire LSCB" in page
    assert "4 March 2014 (12 days ago)" in page
    assert f"/documents/{two_boards.fresh().documents.get().public_id}/" in page


def test_what_is_owed_but_not_sent_is_not_there(scene: Scene) -> None:
    page = browser(scene.reader).get("/queue/").content.decode()
    assert "Nothing here." in page
    assert scene.case.reference not in page


def test_it_is_filtered_by_board_and_act(two_boards: Scene) -> None:
    panel = browser(two_boards.reader)
    page = panel.get("/queue/", {"board": two_boards.case.board.public_id}).content.decode()
    assert two_boards.case.reference in page
    assert page.count("decision not to hold a review, 3 March 2014") == 1
    assert "Nothing here for this filter." in panel.get("/queue/", {"act": Act.PUBLICATION}).content.decode()
    assert ">A decision not to hold a review</option>" in page
    assert "Nothing here" not in panel.get("/queue/", {"act": "nonsense", "board": "é"}).content.decode()


def test_it_can_be_taken_away_as_a_file_with_the_same_filter_and_that_is_logged(two_boards: Scene) -> None:
    panel = browser(two_boards.reader)
    answer = panel.get("/queue/file/", {"board": two_boards.case.board.public_id})
    lines = answer.getvalue().decode("utf-8-sig").splitlines()
    assert (len(lines), lines[1].split(",")[0]) == (2, "04/03/2014")
    assert two_boards.case.reference in lines[1]
    noted = Access.objects.filter(user=two_boards.reader, kind=Access.Kind.EXPORT, about="queue")
    assert {one.casefile for one in noted} == {None, two_boards.case}
    assert browser(two_boards.officer).get("/queue/file/").status_code == 403


@pytest.mark.parametrize("days_between", [0, 5])
def test_a_body_reads_the_day_that_it_was_told_and_the_right_one_on_the_notice_that_puts_it_right(
    two_boards: Scene, days_between: int
) -> None:
    with time_machine.travel(DECIDED + timedelta(days=1 + days_between)):
        made = Decision.objects.get(casefile=two_boards.case)
        correct_decision.run(made, two_boards.chair, field="decided_on", day=RIGHT, reason="The minutes say so.")
        before = told(two_boards)
        assert_told(before, DECIDED)
        assert not any(said in text for text in before for said in ("1 March 2014", "01/03/2014"))
        put_right = Notice.objects.get(act=Act.CORRECTION, body=two_boards.notice.body)
        transitions.send.run(put_right, two_boards.officer)
        assert_told(told(two_boards), DECIDED)
        paper = put_right.documents.get(kind="notice")
        shown = browser(two_boards.reader).get(f"/documents/{paper.public_id}/").content.decode()
        assert "1 March 2014" in shown
        again = notices.owe(made, Act.DECISION_NOT_TO_HOLD, RIGHT, copy=2)
        copy = next(one for one in again if one.body == two_boards.notice.body)
        transitions.send.run(copy, two_boards.officer, why_late="A second copy was asked for.")
    assert "decision not to hold a review, copy 2, 1 March 2014" in told(two_boards)[0]


def told(scene: Scene) -> tuple[str, str]:
    """What the body reads of the case: the page, and the file for a spreadsheet."""
    panel, of_board = browser(scene.reader), {"board": scene.case.board.public_id}
    page = panel.get("/queue/", of_board).content.decode()
    return page, panel.get("/queue/file/", of_board).getvalue().decode("utf-8-sig")


def assert_told(read: tuple[str, str], day: date) -> None:
    """It reads that the decision was made on that day."""
    assert f"decision not to hold a review, {day_words(day)}" in read[0]
    assert f"decision not to hold a review,{day:%d/%m/%Y}" in read[1]


@pytest.mark.parametrize("role", [Role.OFFICER, Role.CHAIR, Role.SUBCOMMITTEE])
def test_who_reads_for_no_body_has_no_queue(scene: Scene, role: Role) -> None:
    for page in ("/queue/", "/queue/boards/"):
        assert browser(build.member(role, scene.case.board)).get(page).status_code == 403
        assert browser(build.user()).get(page).status_code == 403


def test_it_takes_the_same_queries_however_long_it_is(two_boards: Scene) -> None:
    panel = browser(two_boards.reader)

    def count() -> tuple[int, int]:
        asked = []
        for page in ("/queue/", "/queue/file/"):
            with CaptureQueriesContext(connection) as queries:
                panel.get(page)
            asked.append(len(questions(queries)))
        return asked[0], asked[1]

    before = count()
    for number in range(20):
        twin = two_boards.fresh()
        twin.pk, twin.public_id, twin.about = None, f"x{number}", f"referrals.decision:{number + 1000}"
        twin.save(force_insert=True)
    assert count() == before <= (15, 15)


def test_its_last_page_is_reached_from_page_to_page_and_what_is_no_page_is_not_there(two_boards: Scene) -> None:
    for number in range(48 + 50 * 12):
        twin = two_boards.fresh()
        twin.pk, twin.public_id, twin.about = None, f"x{number}", f"referrals.decision:{number + 1000}"
        twin.save(force_insert=True)
    panel = browser(two_boards.reader)
    offered = [f"?page={number}" in panel.get("/queue/").content.decode() for number in (11, 12, 13)]
    assert offered == [True, False, False]
    assert "?page=13" in panel.get("/queue/?page=11").content.decode()
    assert panel.get("/queue/?page=13").context["page_obj"].has_next() is False
    for nonsense in ("14", "0", "-1", "x", "9" * 30):
        assert panel.get("/queue/", {"page": nonsense}).status_code == 404
    assert panel.get("/queue/?page=last").context["page_obj"].number == 13


def case_records() -> list[type[CaseRecord]]:
    """Every kind of row that hangs on a case."""
    return [model for model in apps.get_models() if issubclass(model, CaseRecord)]


def test_they_change_nothing_and_see_nothing_else_at_any_address(two_boards: Scene) -> None:
    panel = browser(two_boards.reader)
    panel.raise_request_exception = False
    mine = {document.public_id for document in two_boards.fresh().documents.all()}
    before = state()
    for address in addresses():
        for path in address.of(two_boards.case) if address.is_ours else ():
            if any(public_id in path for public_id in mine):
                continue
            for answer in (panel.get(path), panel.post(path, {"version": 1})):
                assert answer.status_code < 500, path
                if answer.status_code == 200 and path not in {"/queue/", "/queue/file/"}:
                    assert two_boards.case.reference not in answer.getvalue().decode(errors="replace"), path
    assert state() == before


def state() -> list[tuple[object, ...]]:
    """Every row of every case, as far as steps change it."""
    return [
        (model._meta.label, *row)
        for model in case_records()
        for row in model._default_manager.order_by("pk").values_list("pk", "version")
    ]
