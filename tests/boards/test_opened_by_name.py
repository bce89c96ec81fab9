"""An account that opens something of a case without a role, because a row names it, is as safe as one with a role."""

import re
from collections.abc import Callable

import pytest

from referrals.unsent_risks.models import UnsentRisk
from scr_portal.access import Appointment
from scr_portal.accounts import AddressChange, Board, User
from scr_portal.accounts.opening import opening
from scr_portal.bars.transitions import NOT_THIS_ACCOUNT, propose
from scr_portal.drafts import Draft
from scr_portal.fact_checks.models import FactCheck
from scr_portal.people import Bar
from scr_portal.roles import Role
from scr_portal.transitions import Refused
from scr_portal.walls import rules
from scr_portal.walls.functions import ENTER
from scr_portal.walls.kept import PERSON
from tests import build
from tests.boards.test_addresses import NEW, address, answers, move
from tests.boards.test_roles import signed_in
from tests.fact_checks.conftest import asked, scene, store
from tests.panels.conftest import Scene

__all__ = ["scene", "store"]

pytestmark = pytest.mark.django_db
BY_A_ROLE = {"scr_portal_membership", "scr_portal_emergencyaccess"}
"""What opens to an account only while it holds a role."""


def checks(scene: Scene) -> User:
    """Somebody without a role who was asked to check a text of the case."""
    return asked(scene, build.user("Kerensa Nance")).of


def is_barred(scene: Scene) -> User:
    """Somebody without a role who is barred from the case."""
    person = build.user("Kerensa Nance")
    propose.run(Bar(casefile=scene.review.casefile), scene.officer, email=person.email, reason="Her neighbour.")
    return person


def has_typed(scene: Scene) -> User:
    """Somebody without a role, any more, who has typed something of the case."""
    person = build.user("Kerensa Nance")
    Draft.objects.create(owner=person, casefile=scene.review.casefile, step="a.b", subject_key="a:1")
    return person


@pytest.mark.parametrize("named", [checks, is_barred, has_typed])
def test_it_moves_by_the_word_of_the_board_that_leads_the_case(scene: Scene, named: Callable[[Scene], User]) -> None:
    person, board = named(scene), scene.review.casefile.board
    other = build.board()
    friend = build.member(Role.OFFICER, other)
    assert "The address changes when the person, or the board" in move(person)
    assert address(person) == person.email
    assert list(AddressChange.objects.get(user=person).asked_of.all()) == [board]
    assert answers(friend, other) == 404
    assert answers(scene.officer, board) == 302
    assert address(person) == NEW


@pytest.mark.parametrize("named", [checks, is_barred, has_typed])
def test_nor_does_it_administer(scene: Scene, named: Callable[[Scene], User]) -> None:
    person = named(scene)
    said = {"name": person.name, "email": person.email, "is_active": "on", "is_staff": "on"}
    page = signed_in(build.administrator()).post(f"/admin/scr_portal/user/{person.pk}/change/", said)
    assert "something of a case is theirs to read without a role" in page.content.decode()
    assert not User.objects.get(pk=person.pk).is_staff


def test_what_was_typed_of_no_case_leaves_the_old_address_alone_with_the_word() -> None:
    person = build.user()
    Draft.objects.create(owner=person, step="referral.receive", subject_key="new")
    assert "no single board gives all that the account opens" in move(person)
    assert address(person) == person.email


def test_a_case_of_another_board_keeps_the_office_of_a_role_from_moving_it(scene: Scene) -> None:
    person: User = checks(scene)
    other: Board = build.board()
    friend = build.member(Role.OFFICER, other)
    build.holds(user=person, role=Role.BOARD_MEMBER, board=other)
    move(person)
    assert answers(friend, other) == 404
    assert address(person) == person.email


def test_no_administrator_is_barred_and_reads_why(scene: Scene) -> None:
    bar, email = Bar(casefile=scene.review.casefile), build.administrator().email
    with pytest.raises(Refused, match=re.escape(NOT_THIS_ACCOUNT)):
        propose.run(bar, scene.officer, email=email, reason="Her neighbour.")


def test_each_model_whose_rows_open_by_a_name_says_so() -> None:
    """A policy that compares with the person, and a list that is worked out when the person enters."""
    by_policy = {model._meta.db_table for model, rule in rules.rules().items() if PERSON in rule.see}
    on_entering = {
        re.findall(r"scr_portal_[a-z]+", before)[-1] for before in re.split(r"_id = person\b", ENTER)[:-1]
    }  # fmt: skip
    assert by_policy | on_entering - BY_A_ROLE == {model._meta.db_table for model in opening()}
    assert set(opening()) == {Appointment, Bar, FactCheck, Draft, UnsentRisk}
