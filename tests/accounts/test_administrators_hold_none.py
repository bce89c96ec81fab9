"""An administrator holds no standing role, whoever says otherwise, in whatever order and at the same moment too."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import IntegrityError, connection, transaction

from scr_portal.accounts import Membership, User
from scr_portal.roles import Role
from tests import build
from tests.access.test_meanwhile import wait_until_somebody_waits
from tests.boards.test_roles import signed_in


def make_administrator(person: User) -> None:
    """Straight, by no page."""
    User.objects.filter(pk=person.pk).update(is_staff=True)


@pytest.mark.django_db
def test_the_database_gives_an_administrator_no_role() -> None:
    board, other = build.board(), build.member(Role.OFFICER, build.board())
    said = {"user": build.administrator(), "role": Role.OFFICER, "board": board, "since": build.LONG_AGO}
    for change in (
        lambda: Membership.objects.create(**said),
        lambda: Membership.objects.bulk_create([Membership(**said, status="proposed", until=build.LONG_AGO)]),
        lambda: Membership.objects.filter(user=other).update(user=said["user"]),
    ):
        with pytest.raises(IntegrityError, match="an administrator holds no role"), transaction.atomic():
            change()


@pytest.mark.django_db
@pytest.mark.parametrize("more", [{}, {"until": build.LONG_AGO}, {"status": "refused"}])
def test_nor_does_it_make_an_administrator_of_who_has_held_one(more: dict[str, object]) -> None:
    person = build.holds(user=build.user(), role=Role.BOARD_MEMBER, board=build.board(), **more).user
    with pytest.raises(IntegrityError, match="an administrator holds no role"), transaction.atomic():
        make_administrator(person)
    administrator = build.administrator()
    with transaction.atomic():
        User.objects.filter(pk=administrator.pk).update(is_staff=False)
        build.holds(user=administrator, role=Role.BOARD_MEMBER, board=build.board())


def meanwhile(first: Callable[[], object], second: Callable[[], object]) -> object:
    """What the second answers, which waits for the first to end."""

    def later() -> object:
        try:
            return second()
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            first()
            waiting = pool.submit(later)
            wait_until_somebody_waits()
        return waiting.result(timeout=20)


def test_of_two_at_the_same_moment_the_second_is_refused(own_database: str) -> None:
    board, people = build.board(), [build.user(), build.user()]

    def hold(person: User) -> None:
        build.holds(user=person, role=Role.OFFICER, board=board)

    with pytest.raises(IntegrityError, match="an administrator holds no role"):
        meanwhile(lambda: hold(people[0]), lambda: make_administrator(people[0]))
    with pytest.raises(IntegrityError, match="an administrator holds no role"):
        meanwhile(lambda: build.administrates(people[1]), lambda: hold(people[1]))


def test_the_pages_say_so_in_words(own_database: str) -> None:
    board, people, client = build.board(), [build.user(), build.user()], signed_in(build.administrator())
    role = {"email": people[0].email, "role": Role.OFFICER, "board": board.pk, "since": "2014-01-01"}
    account = {"name": people[1].name, "email": people[1].email, "is_active": "on", "is_staff": "on"}
    refused = meanwhile(
        lambda: build.administrates(people[0]),
        lambda: client.post("/admin/scr_portal/membership/add/", role).content.decode(),
    )
    assert "An administrator holds no role on a case or a board." in str(refused)
    refused = meanwhile(
        lambda: build.holds(user=people[1], role=Role.OFFICER, board=board),
        lambda: client.post(f"/admin/scr_portal/user/{people[1].pk}/change/", account).content.decode(),
    )
    assert "This person holds or has held a role: administrators hold none." in str(refused)
