"""Administrators look after boards, people and bodies; they give themselves nothing and see no case."""

import html
import re
from datetime import date, timedelta

import pytest
import time_machine
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group
from django.db import connection
from django.db.models import Model
from django.test import Client
from django.utils import timezone

from scr_portal import timetable
from scr_portal.accounts import Agency, Board, Body, Membership, User
from scr_portal.accounts.administrators import MAY
from scr_portal.accounts.users import SYSTEM_EMAIL
from scr_portal.admin import site
from scr_portal.audit import Access
from scr_portal.holidays import Holiday
from scr_portal.mail import Message
from scr_portal.roles import Role
from tests import build, build_review, databases
from tests.boards.test_roles import propose

LISTS = ["board", "agency", "body", "user", "membership", "holiday"]


def membership(user: User, board: Board) -> dict[str, object]:
    """What the form for a membership sends."""
    return {"email": user.email, "role": Role.OFFICER, "board": board.pk, "since_day": 1, "since": "2014-01-01"}


def test_no_model_of_a_case_is_in_the_admin() -> None:
    assert set(site._registry) == {Board, Agency, Body, User, Membership, Holiday}


@pytest.mark.parametrize("model", LISTS)
def test_every_list_and_form_opens(admin: Client, model: str) -> None:
    board = build.board()
    build.agency(board)
    build.member(Role.OFFICER, board)
    for page in ("", "add/", "?q=x" if model in ("user", "agency", "membership") else ""):
        answer = admin.get(f"/admin/scr_portal/{model}/{page}")
        assert answer.status_code == 200
        assert 'rel="icon"' in answer.content.decode(), "browsers ask for one, and the log says refused"


@pytest.mark.parametrize("model", site._registry)
def test_no_list_is_narrowed_by_a_column_that_it_does_not_offer(admin: Client, model: type[Model]) -> None:
    build.member(Role.OFFICER, build.board())
    page = f"/admin/scr_portal/{model._meta.model_name}/"
    names = [field.name for field in model._meta.get_fields()]
    to_accounts = [name for name in names if getattr(model._meta.get_field(name), "related_model", None) is User]
    asked = [f"{name}__startswith" for name in names] + [f"{name}__password__startswith" for name in to_accounts]
    taken = [
        ask for ask in (*asked, "memberships__user__password__regex") if admin.get(page, {ask: "p"}).status_code != 400
    ]
    assert not taken


@pytest.mark.parametrize("model", LISTS)
def test_every_way_that_a_list_offers_to_narrow_it_works(admin: Client, model: str) -> None:
    board = build.board()
    build.agency(board)
    build.agency(board, Agency.Discipline.HEALTH)
    build.member(Role.OFFICER, board)
    build.member(Role.OFFICER, build.board())
    propose(build.user(), Role.OFFICER, board)
    page = f"/admin/scr_portal/{model}/"
    offered = set(re.findall(r'href="(\?[^"]+)"', admin.get(page).content.decode()))
    answers = {link: admin.get(page + html.unescape(link)) for link in offered}
    assert {link: answer.status_code for link, answer in answers.items() if answer.status_code != 200} == {}
    assert any("__" in link for link in offered) is (model not in ("board", "body"))


def test_the_group_may_exactly_what_the_admin_offers(db: None) -> None:
    group = Group.objects.get(name="Administrators")
    assert set(group.permissions.values_list("codename", flat=True)) == MAY


def test_an_administrator_proposes_a_role_for_somebody_else(admin: Client) -> None:
    user, board = build.user(), build.board()
    assert admin.post("/admin/scr_portal/membership/add/", membership(user, board)).status_code == 302
    assert user.memberships.get().board == board
    assert user.memberships.get().status == "proposed"
    assert LogEntry.objects.filter(object_repr__startswith=str(user)).exists()


def test_whose_a_role_is_is_typed_and_never_picked_from_a_list(admin: Client) -> None:
    people, board = [build.user() for _ in range(3)], build.board()
    page = admin.get("/admin/scr_portal/membership/add/").content.decode()
    assert not any(one.email in page or one.name in page for one in people)
    typed = membership(people[0], board) | {"email": f" {people[0].email.upper()} "}
    assert admin.post("/admin/scr_portal/membership/add/", typed).status_code == 302
    [held] = people[0].memberships.all()
    shown = admin.get(f"/admin/scr_portal/membership/{held.pk}/change/").content.decode()
    assert people[0].name in shown
    assert 'name="email"' not in shown


@pytest.mark.parametrize("typed", ["nobody.here@example.org", SYSTEM_EMAIL, "person", ""])
def test_a_role_for_an_address_without_an_account_is_refused_in_words(admin: Client, typed: str) -> None:
    build.user()
    sent = membership(build.user(), build.board()) | {"email": typed}
    page = admin.post("/admin/scr_portal/membership/add/", sent)
    assert page.status_code == 200
    assert "errorlist" in page.content.decode()
    assert not Membership.objects.exists()


def test_a_role_is_held_once_at_a_time(admin: Client) -> None:
    officer, board = build.user(), build.board()
    for _ in range(2):
        page = admin.post("/admin/scr_portal/membership/add/", membership(officer, board))
    assert "This person already holds this role on some of those days." in page.content.decode()


def test_an_administrator_gives_themselves_none(admin: Client, administrator: User) -> None:
    page = admin.post("/admin/scr_portal/membership/add/", membership(administrator, build.board()))
    assert "Nobody gives a role to themselves" in page.content.decode()
    assert not Membership.objects.exists()


def test_an_administrator_is_given_none_by_another(admin: Client) -> None:
    page = admin.post("/admin/scr_portal/membership/add/", membership(build.administrator(), build.board()))
    assert "An administrator holds no role" in page.content.decode()


def test_who_holds_a_role_does_not_become_an_administrator(admin: Client) -> None:
    officer = build.member(Role.OFFICER, build.board())
    sent = {"name": officer.name, "email": officer.email, "is_active": "on", "is_staff": "on"}
    page = admin.post(f"/admin/scr_portal/user/{officer.pk}/change/", sent)
    assert "administrators hold none" in page.content.decode()
    officer.refresh_from_db()
    assert not officer.is_staff


def test_who_is_appointed_to_a_case_does_not_become_one_either(admin: Client) -> None:
    author = build_review.proposed(build.casefile(build.board()), Role.OVERVIEW_AUTHOR).user
    sent = {"name": author.name, "email": author.email, "is_active": "on", "is_staff": "on"}
    page = admin.post(f"/admin/scr_portal/user/{author.pk}/change/", sent)
    assert "administrators hold none" in page.content.decode()


def test_a_new_person_has_no_password_and_administrators_are_in_the_group(admin: Client) -> None:
    sent = {"name": "Nina New", "email": "Nina.New@example.org", "is_active": "on", "is_staff": "on"}
    admin.post("/admin/scr_portal/user/add/", sent)
    nina = User.objects.get(email="nina.new@example.org")
    assert not nina.has_usable_password()
    assert nina.groups.get().name == "Administrators"
    admin.post(f"/admin/scr_portal/user/{nina.pk}/change/", sent | {"is_staff": ""})
    assert not nina.groups.exists()


def test_one_address_is_one_account_whatever_its_letters(admin: Client) -> None:
    user = build.user()
    page = admin.post("/admin/scr_portal/user/add/", {"name": "Again", "email": user.email.upper()})
    assert "Somebody has an account with this address already." in page.content.decode()


def test_the_old_address_is_told_when_an_account_is_moved(admin: Client) -> None:
    user = build.user()
    sent = {"name": user.name, "email": "other@example.org", "is_active": "on"}
    admin.post(f"/admin/scr_portal/user/{user.pk}/change/", sent)
    assert Message.objects.get().address == user.email


@pytest.mark.parametrize("model", [User, Agency, Membership])
def test_a_search_is_noted_and_not_what_was_typed(admin: Client, administrator: User, model: type[Model]) -> None:
    page = f"/admin/scr_portal/{model._meta.model_name}/"
    admin.get(page)
    assert not Access.objects.filter(kind="search").exists()
    admin.get(page, {"q": "Kowalski"})
    line = Access.objects.get(kind="search")
    assert (line.user, line.about) == (administrator, model._meta.verbose_name_plural)


@pytest.mark.parametrize("model", [User, Membership])
def test_somebody_is_found_by_the_whole_address_and_by_nothing_less(admin: Client, model: type[Model]) -> None:
    officer = build.member(Role.OFFICER, build.board(), "Kerensa Trethewey")
    build.member(Role.CHAIR, build.board(), "Jago Penrose")
    page = f"/admin/scr_portal/{model._meta.model_name}/"
    assert "Type the whole e-mail address." in admin.get(page).content.decode()
    for whole in (officer.email, officer.email.upper()):
        found = admin.get(page, {"q": whole}).content.decode()
        assert "Kerensa Trethewey" in found
        assert "Jago Penrose" not in found
    for less in ("Kerensa", "trethewey", officer.email.partition("@")[0], officer.email[1:], "%"):
        found = admin.get(page, {"q": less}).content.decode()
        assert "Kerensa Trethewey" not in found
        assert "None found." in found


def test_a_long_list_is_leafed_through_page_by_page_and_never_counted_whole(admin: Client) -> None:
    people = [User(email=f"n{number}@example.org", name=f"N {number}") for number in range(1300)]
    User.objects.bulk_create(people)
    first = admin.get("/admin/scr_portal/user/").content.decode()
    assert "N 1299" in first
    assert "?p=11" in first
    assert "?p=14" not in first
    assert "1100" not in first
    last = admin.get("/admin/scr_portal/user/", {"p": "26"}).content.decode()
    assert "N 5<" in last


def test_roles_of_a_board_are_found_by_its_short_name_and_the_list_does_not_name_every_board(admin: Client) -> None:
    page, boards = "/admin/scr_portal/membership/", [build.board() for _ in range(60)]
    for board in boards[:2]:
        build.member(Role.OFFICER, board, f"Officer of {board.short_name}")
    Board.objects.filter(pk=boards[0].pk).update(short_name="North and East Moor")
    before = admin.get(page).content.decode()
    assert not [board for board in boards[2:] if board.name in before]
    found = admin.get(page, {"q": " north and east moor"}).content.decode()
    assert f"Officer of {boards[0].short_name}" in found
    assert f"Officer of {boards[1].short_name}" not in found
    assert "None found." in admin.get(page, {"q": "moor"}).content.decode()


def test_the_first_page_leads_to_what_was_done(admin: Client) -> None:
    assert 'href="/activity/"' in admin.get("/admin/").content.decode()


def test_the_first_page_says_how_old_the_last_backup_is(admin: Client) -> None:
    late = "One is due each night: tell whoever looks after the server."
    page = admin.get("/admin/").content.decode()
    assert "There has been no backup yet." in page
    assert late in page
    timetable.ended("backup")
    administrator = User.objects.get(is_staff=True)
    with time_machine.travel(timezone.now() + timedelta(hours=20), tick=False):
        admin.force_login(administrator)
        page = admin.get("/admin/").content.decode()
        assert "The last good backup ended 20\xa0hours ago" in page
        assert late not in page
    with time_machine.travel(timezone.now() + timedelta(hours=28), tick=False):
        admin.force_login(administrator)
        assert late in admin.get("/admin/").content.decode()


def test_the_first_page_says_whether_the_guards_of_the_database_are_on(admin: Client) -> None:
    assert "The guards of the database are switched on." in admin.get("/admin/").content.decode()
    with databases.owner(), connection.cursor() as cursor:
        cursor.execute("ALTER TABLE scr_portal_event DISABLE TRIGGER USER")
        page = admin.get("/admin/").content.decode()
    assert "Guards of the database are switched off" in page


def test_nothing_is_deleted(admin: Client) -> None:
    board, officer = build.board(), build.user()
    holiday = Holiday.objects.create(day="2031-01-01", name="New Year's Day")
    assert admin.post(f"/admin/scr_portal/board/{board.pk}/delete/", {"post": "yes"}).status_code == 403
    assert admin.post(f"/admin/scr_portal/user/{officer.pk}/delete/", {"post": "yes"}).status_code == 403
    assert admin.post(f"/admin/scr_portal/holiday/{holiday.pk}/delete/", {"post": "yes"}).status_code == 403


@pytest.mark.parametrize("role", [Role.OFFICER, Role.CHAIR, Role.NATIONAL_PANEL])
def test_nobody_else_gets_in(client: Client, db: None, role: Role) -> None:
    of = Body.objects.create(slug="panel", name="Panel") if role == Role.NATIONAL_PANEL else build.board()
    client.force_login(build.member(role, of))
    for model in LISTS:
        assert client.get(f"/admin/scr_portal/{model}/", follow=True).status_code == 403


def test_signed_out_the_admin_asks_to_sign_in(client: Client, db: None) -> None:
    page = client.get("/admin/", follow=True)
    assert page.redirect_chain[-1][0].startswith("/accounts/login/")


def test_an_administrator_sees_no_case(admin: Client) -> None:
    case = build.casefile(build.board())
    assert admin.get(f"/cases/{case.public_id}/").status_code == 404


def test_the_bank_holidays_open_at_the_present_year_and_older_ones_can_be_reached(admin: Client) -> None:
    this_year = timezone.localdate().year
    Holiday.objects.get_or_create(day=date(this_year, 1, 1), defaults={"name": "New Year"})
    listed = {}
    for chosen in ("", "?day__years=earlier", "?day__years=all"):
        page = admin.get(f"/admin/scr_portal/holiday/{chosen}")
        listed[chosen] = {one.day.year for one in page.context["cl"].queryset}
        assert f"From {this_year} on" in page.content.decode()
    assert min(listed[""]) == this_year
    assert listed["?day__years=earlier"]
    assert max(listed["?day__years=earlier"]) < this_year
    assert listed["?day__years=all"] == listed[""] | listed["?day__years=earlier"]
