"""No role, absence, board of an agency or account changes without a change of rights, by whatever way it is written."""

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.utils import timezone

from scr_portal.accounts import Absence, Agency, Board, Membership, User
from scr_portal.audit import RightsEvent, rights_changed
from scr_portal.audit.verifying import verify_rights
from scr_portal.demo.standing import entered
from scr_portal.roles import Role
from tests import build, databases
from tests.audit.straight import sql


@dataclass
class Standing:
    """A board with its chair, who is away, an agency, and somebody who holds nothing."""

    board: Board = field(default_factory=build.board)

    def __post_init__(self) -> None:
        self.other, self.agency = build.board(), build.agency(self.board)
        self.chair, self.nobody = build.member(Role.CHAIR, self.board), build.user()
        build.away(self.chair)


def new_role(there: Standing) -> Membership:
    """The LSCB chair of the other board, confirmed; not kept."""
    return Membership(user=there.nobody, role=Role.CHAIR, board=there.other, since=build.LONG_AGO)


WAYS: dict[str, Callable[[Standing], object]] = {
    "a role": lambda there: new_role(there).save(),
    "roles at once": lambda there: Membership.objects.bulk_create([new_role(there)]),
    "another's role": lambda there: Membership.objects.update(user=there.nobody),
    "another board's": lambda there: Membership.objects.update(board=there.other),
    "a role that is longer, straight": lambda there: sql("UPDATE scr_portal_membership SET until = '2100-01-01'"),
    "no role": lambda there: sql("DELETE FROM scr_portal_absence", "DELETE FROM scr_portal_membership"),
    "no roles at all": lambda there: sql("TRUNCATE scr_portal_membership CASCADE"),
    "an absence": lambda there: Absence.objects.create(
        membership=Membership.objects.get(), since=build.FAR_AWAY, until=build.FAR_AWAY, recorded_by=there.nobody
    ),
    "an absence that is longer": lambda there: Absence.objects.update(until=build.FAR_AWAY),
    "an agency's board": lambda there: there.agency.boards.add(there.other),
    "an agency that goes": lambda there: there.agency.boards.clear(),
    "an agency of another board": lambda there: Agency.boards.through.objects.update(board=there.other),
    "no agency's board": lambda there: sql("TRUNCATE scr_portal_agency_boards"),
    "an administrator": lambda there: User.objects.filter(pk=there.nobody.pk).update(is_staff=True),
    "a new administrator": lambda there: User.objects.create_user("new@example.org", "New", is_staff=True),
    "an account's address": lambda there: User.objects.filter(pk=there.chair.pk).update(email="mine@example.org"),
    "an account's name": lambda there: sql("UPDATE scr_portal_user SET name = 'Renamed'"),
    "an account that is closed": lambda there: User.objects.filter(pk=there.chair.pk).update(is_active=False),
    "a temporary table in front": lambda there: sql(
        "CREATE TEMP TABLE scr_portal_rightsevent ON COMMIT DROP AS"
        " SELECT about, portal_transaction() AS transaction FROM scr_portal_rightsevent",
        "UPDATE scr_portal_membership SET until = '2100-01-01'",
    ),
}


def everything() -> list[object]:
    """The rows that are tried to be changed."""
    models = (Membership, Absence, Agency.boards.through, User)
    return [list(model._default_manager.order_by("pk").values()) for model in models]


def test_by_whatever_way_it_is_refused_without_a_change_of_rights(own_database: str) -> None:
    there = Standing()
    before = everything()
    for way, change in WAYS.items():  # as the owner, since the role of the processes is denied some of it anyway
        with databases.owner(), pytest.raises(DatabaseError, match=r"without a change of rights|never changed"):
            change(there)
        assert everything() == before, way


def test_with_one_it_is_taken_and_the_chain_holds(own_database: str) -> None:
    there = Standing()
    with transaction.atomic():
        new_role(there).save()
        entered(Membership.objects.get(user=there.nobody))
    with transaction.atomic():
        there.agency.boards.add(there.other)
        rights_changed("board.change", there.other, there.chair, "A board has one agency more", {})
    assert list(there.other.agencies.all()) == [there.agency]
    assert there.nobody.memberships.exists()
    assert list(verify_rights({})) == []


def test_one_of_another_row_or_of_before_or_undone_does_not_count(own_database: str) -> None:
    there = Standing()
    another = build.holds(user=there.nobody, role=Role.OFFICER, board=there.board)
    mine = Membership.objects.get(user=there.chair)

    def longer(*, undone: bool) -> None:
        with transaction.atomic():
            Membership.objects.filter(pk=mine.pk).update(until=timezone.localdate())
            point = transaction.savepoint()
            entered(mine if undone else another)
            if undone:
                transaction.savepoint_rollback(point)

    for undone in (True, False):
        with pytest.raises(IntegrityError, match="without a change of rights"):
            longer(undone=undone)
    assert Membership.objects.get(pk=mine.pk).until is None


def test_what_gives_no_rights_needs_none(own_database: str) -> None:
    there = Standing()
    known = RightsEvent.objects.count()
    there.chair.last_login = timezone.now()
    there.chair.set_password(build.PASSWORD)
    there.chair.save()
    User.objects.create_user("guest@example.org", User.UNNAMED)
    Membership.objects.update(user=there.chair)
    assert RightsEvent.objects.count() == known
