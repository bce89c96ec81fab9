"""Officer and chair read who was given what on their board, and on those of its cases that are open to them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from scr_portal.accounts import Board, User
from scr_portal.bars.transitions import step_back
from scr_portal.people import Bar
from scr_portal.roles import Role
from tests import build, build_review
from tests.boards.test_roles import answer, propose, signed_in
from tests.counting import questions

pytestmark = pytest.mark.django_db


def shown(board: Board, to: User, status: int = 200) -> str:
    """The page as this person reads it."""
    said = signed_in(to).get(reverse("scr_portal:board_changes", args=[board.public_id]))
    assert said.status_code == status
    return said.content.decode()


def test_roles_accounts_and_agencies_of_the_board_and_of_no_other() -> None:
    board, other, new = build.board(), build.board(), build.user("Nina New")
    officer, agency = build.member(Role.OFFICER, board), build.agency(board)
    chair = build.member(Role.CHAIR, other)
    answer(officer, propose(new, Role.SENIOR, agency), board, "yes")
    page = shown(board, officer)
    assert f"{officer} confirmed the role of Nina New" in page
    assert "proposed a role for Nina New" in page
    assert "Nina New" not in shown(other, chair)
    shown(board, chair, 404)
    shown(board, build.member(Role.SUBCOMMITTEE, board), 403)


def test_what_was_given_on_a_case_only_where_the_case_is_open_to_the_reader() -> None:
    board = build.board()
    officer, second = build.member(Role.OFFICER, board), build.member(Role.OFFICER, board)
    build.member(Role.CHAIR, board)
    case = build.casefile(board)
    step_back.run(Bar(casefile=case), officer, reason="My neighbour.")
    seen, hidden = shown(board, second), shown(board, officer)
    assert case.reference in seen
    assert case.public_id in seen
    assert case.reference not in hidden
    assert "stepped back" not in hidden


def test_it_takes_the_same_queries_however_long_it_is() -> None:
    board = build.board()
    officer = build.member(Role.OFFICER, board)

    def count() -> int:
        with CaptureQueriesContext(connection) as captured:
            shown(board, officer)
        return len(questions(captured))

    shown(board, officer)
    propose(build.user(), Role.SUBCOMMITTEE, board)
    before = count()
    for number in range(60):
        answer(officer, propose(build.user(), Role.BOARD_MEMBER, board), board, "yes")
        if number % 20 == 0:
            build_review.proposed(build.casefile(board), Role.OVERVIEW_AUTHOR)
    assert count() == before <= 25
    assert "?page=2" in shown(board, officer)
