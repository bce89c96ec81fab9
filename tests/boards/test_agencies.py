"""The office of a present board says of which boards an agency is a member: no administrator opens cases by it."""

import json

import pytest
from django.urls import reverse

from scr_portal.accounts import Agency, Board, User
from scr_portal.audit import RightsEvent
from scr_portal.casefiles import CaseAgency
from scr_portal.roles import Role
from tests import build
from tests.boards.test_roles import answer, propose, sees, signed_in

pytestmark = pytest.mark.django_db


def page(board: Board, agency: Agency) -> str:
    """The address of its page."""
    return reverse("scr_portal:board_agency", args=[board.public_id, agency.public_id])


def change(by: User, board: Board, agency: Agency, **said: str) -> int:
    """The status that is answered."""
    return signed_in(by).post(page(board, agency), said).status_code


def join(by: User, board: Board, agency: Agency, to: Board) -> int:
    """It shall be a member of another board too."""
    return change(by, board, agency, change="joins", joins=to.public_id)


def edited(agency: Agency, **different: object) -> dict[str, object]:
    """What the form of the administration sends."""
    return {"name": agency.name, "discipline": agency.discipline} | different


def test_an_administrator_opens_no_case_by_way_of_a_friendly_board() -> None:
    board, friendly, senior = build.board(), build.board(), build.user()
    agency, case = build.agency(board), build.casefile(board)
    CaseAgency.objects.create(casefile=case, agency=agency)
    accomplice = build.member(Role.OFFICER, friendly)
    sent = edited(agency, name="Renamed", boards=[board.pk, friendly.pk])
    assert (
        signed_in(build.administrator()).post(f"/admin/scr_portal/agency/{agency.pk}/change/", sent).status_code == 302
    )
    agency.refresh_from_db()
    assert (agency.name, list(agency.boards.all())) == ("Renamed", [board])
    proposed = propose(senior, Role.SENIOR, agency)
    assert answer(accomplice, proposed, friendly, "yes") == 404
    assert not sees(senior, case)
    assert answer(build.member(Role.OFFICER, board), proposed, board, "yes") == 302
    assert sees(senior, case)


@pytest.mark.parametrize("role", [Role.OFFICER, Role.CHAIR])
def test_a_present_office_makes_it_a_member_of_another_board(role: Role) -> None:
    board, other = build.board(), build.board()
    agency, by = build.agency(board), build.member(role, board)
    assert other.name in signed_in(by).get(page(board, agency)).content.decode()
    assert join(by, board, agency, other) == 302
    proposed = propose(build.user(), Role.SENIOR, agency)
    assert answer(build.member(Role.OFFICER, other), proposed, other, "yes") == 302
    event = RightsEvent.objects.get(kind="agency.join")
    assert (event.by, event.about) == (by, f"scr_portal.agency:{agency.pk}")
    assert {name: len(boards) for name, boards in json.loads(event.values).items()} == {"was": 1, "is": 2}
    assert join(by, board, agency, other) == 422


def test_an_office_takes_it_off_its_own_board_but_not_off_its_only_one() -> None:
    board, other = build.board(), build.board()
    agency, by = build.agency(board), build.member(Role.OFFICER, board)
    only = signed_in(by).post(page(board, agency), {"change": "leaves"})
    assert only.status_code == 422
    assert "make it a member of another board first" in only.content.decode()
    join(by, board, agency, other)
    assert change(by, board, agency, change="leaves") == 302
    assert list(agency.boards.all()) == [other]
    said = f"{by} for {board} made {agency} no member of {board}"
    assert said in signed_in(by).get(reverse("scr_portal:board_changes", args=[board.public_id])).content.decode()
    assert change(by, board, agency, change="leaves") == 404


def test_nobody_else_changes_it() -> None:
    board, other = build.board(), build.board()
    agency, elsewhere = build.agency(board), build.agency(other)
    officer = build.member(Role.OFFICER, board)
    assert join(build.member(Role.SUBCOMMITTEE, board), board, agency, other) == 403
    assert join(build.member(Role.OFFICER, other), board, agency, other) == 404
    assert join(officer, board, elsewhere, board) == 404
    assert join(officer, board, agency, board) == 422
    assert change(officer, board, agency, change="joins") == 422
    assert list(agency.boards.all()) == [board]


def test_what_is_said_of_boards_agencies_and_bodies_is_remembered_with_what_stood_before() -> None:
    board, by = build.board(), build.administrator()
    address = f"/admin/scr_portal/board/{board.pk}/change/"
    sent = {
        "name": board.name, "short_name": board.short_name, "colour": board.colour, "region": board.region,
        "recommender": "nobody", "chair_is_independent": "on",
    }  # fmt: skip
    assert signed_in(by).post(address, sent).status_code == 302
    event = RightsEvent.objects.get(kind="board.change")
    assert event.sentence.startswith(f"{by} changed {board}: ")
    assert json.loads(event.values) == {
        "was": {"recommender": "subcommittee", "chair_is_independent": False},
        "is": {"recommender": "nobody", "chair_is_independent": True},
    }
    assert signed_in(by).post(address, sent).status_code == 302
    new = {"name": "New Trust", "discipline": "health", "boards": [board.pk]}
    assert signed_in(by).post("/admin/scr_portal/agency/add/", new).status_code == 302
    entered = RightsEvent.objects.latest("seq")
    assert entered.kind == "agency.open"
    assert json.loads(entered.values)["is"]["boards"] == [f"scr_portal.board:{board.pk}"]
    body = {"slug": "ofsted", "name": "Ofsted", "email": "old@example.org"}
    signed_in(by).post("/admin/scr_portal/body/add/", body)
    kept = RightsEvent.objects.latest("seq").about.partition(":")[2]
    signed_in(by).post(f"/admin/scr_portal/body/{kept}/change/", body | {"email": "new@example.org"})
    assert json.loads(RightsEvent.objects.latest("seq").values)["was"] == {"email": "old@example.org"}
