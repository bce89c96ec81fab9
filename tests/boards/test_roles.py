"""A role that an administrator enters has no effect before the board's own office has confirmed it."""

import json
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from scr_portal.accounts import Agency, Board, Body, Membership, User
from scr_portal.casefiles import CaseFile
from scr_portal.mail import Message
from scr_portal.roles import Role
from tests import build

pytestmark = pytest.mark.django_db


def signed_in(person: User) -> Client:
    """A browser in which this person has signed in."""
    client = Client()
    client.force_login(person)
    return client


def propose(person: User, role: Role, of: Board | Agency | Body, **more: str) -> Membership:
    """The administrator enters a role."""
    holder = {Board: "board", Agency: "agency", Body: "body"}[type(of)]
    sent = {"email": person.email, "role": role, holder: of.pk, "since": "2014-01-01", "position": ""} | more
    page = signed_in(build.administrator()).post("/admin/scr_portal/membership/add/", sent)
    assert page.status_code == 302, page.content.decode()
    return person.memberships.latest("pk")


def answer(by: User, proposed: Membership, board: Board, said: str) -> int:
    """Somebody answers the page of a proposed role; gives the status."""
    path = reverse("scr_portal:board_role", args=[board.public_id, proposed.public_id])
    return signed_in(by).post(path, {"confirmed": said}).status_code


def sees(person: User, case: CaseFile) -> bool:
    """Whether the person may open the case now."""
    return case in CaseFile.objects.visible_to(User.objects.get(pk=person.pk))


@pytest.mark.parametrize("role", [Role.OFFICER, Role.CHAIR, Role.SUBCOMMITTEE])
def test_without_effect_until_the_present_officer_confirms(role: Role) -> None:
    board, new = build.board(), build.user()
    officer, case = build.member(Role.OFFICER, board), build.casefile(board)
    proposed = propose(new, role, board)
    assert not sees(new, case)
    assert Message.objects.get(user=officer).subject == "SCR Portal: something needs you"
    assert answer(officer, proposed, board, "yes") == 302
    assert sees(new, case)


def test_refused_it_stays_without_effect_and_may_be_proposed_again() -> None:
    board, new = build.board(), build.user()
    chair, case = build.member(Role.CHAIR, board), build.casefile(board)
    assert answer(chair, propose(new, Role.OFFICER, board), board, "no") == 302
    assert not sees(new, case)
    assert propose(new, Role.OFFICER, board).status == "proposed"


def test_nobody_confirms_their_own_nor_another_boards() -> None:
    board, other = build.board(), build.board()
    officer = build.member(Role.OFFICER, board)
    propose_chair = propose(officer, Role.CHAIR, board)
    assert answer(officer, propose_chair, board, "yes") == 404
    stranger, member = build.member(Role.OFFICER, other), build.member(Role.SUBCOMMITTEE, board)
    proposed = propose(build.user(), Role.OFFICER, board)
    assert answer(stranger, proposed, board, "yes") == 404
    assert answer(stranger, proposed, other, "yes") == 404
    assert answer(member, proposed, board, "yes") == 404 or answer(member, proposed, board, "yes") == 403
    proposed.refresh_from_db()
    assert proposed.status == "proposed"


def test_an_agencys_role_is_confirmed_by_the_board_it_is_a_member_of() -> None:
    board, senior = build.board(), build.user()
    agency = build.agency(board)
    officer, case = build.member(Role.OFFICER, board), build.casefile(board, agencies=(agency,))
    proposed = propose(senior, Role.SENIOR, agency)
    assert not sees(senior, case)
    assert answer(officer, proposed, board, "yes") == 302
    assert sees(senior, case)


def test_an_administrator_neither_confirms_nor_changes_nor_lengthens_what_was_confirmed() -> None:
    board, person, admin = build.board(), build.user(), build.administrator()
    build.member(Role.OFFICER, board)
    proposed = propose(person, Role.OFFICER, board, until="2030-01-01")
    path = f"/admin/scr_portal/membership/{proposed.pk}/change/"
    signed_in(admin).post(path, {"status": "confirmed", "role": "chair", "position": "", "until": "2030-01-01"})
    proposed.refresh_from_db()
    assert (proposed.status, proposed.role) == ("proposed", "officer")
    page = signed_in(admin).post(path, {"position": "", "until": "2040-01-01"})
    assert "not made longer here" in page.content.decode()
    assert answer(admin, proposed, board, "yes") == 404


def test_a_role_given_by_mistake_ends_the_day_it_began_in_an_open_browser_too_and_can_be_given_again() -> None:
    board, person, admin, today = build.board(), build.user(), build.administrator(), timezone.localdate()
    officer, case = build.member(Role.OFFICER, board), build.casefile(board)
    mistaken = propose(person, Role.OFFICER, board, since=today.isoformat())
    assert answer(officer, mistaken, board, "yes") == 302
    browser, page = signed_in(person), reverse("case", args=[case.public_id])
    assert browser.get(page).status_code == 200
    path = f"/admin/scr_portal/membership/{mistaken.pk}/change/"
    early = signed_in(admin).post(path, {"position": "", "until": (today - timedelta(days=1)).isoformat()})
    assert "cannot be before its first day" in early.content.decode()
    assert browser.get(page).status_code == 200
    assert signed_in(admin).post(path, {"position": "", "until": today.isoformat()}).status_code == 302
    assert browser.get(page).status_code == 404
    assert not sees(person, case)
    assert answer(officer, propose(person, Role.OFFICER, board, since=today.isoformat()), board, "yes") == 302
    assert browser.get(page).status_code == 200


def test_a_role_that_never_holds_is_not_proposed() -> None:
    sent = {"email": build.user().email, "role": Role.OFFICER, "board": build.board().pk, "position": ""}
    days = {"since": "2014-01-01", "until": "2014-01-01"}
    page = signed_in(build.administrator()).post("/admin/scr_portal/membership/add/", sent | days)
    assert "after its first day" in page.content.decode()
    assert not Membership.objects.exists()


def test_the_first_officer_is_confirmed_on_the_server_and_only_the_first() -> None:
    board, first, second = build.board(), build.user(), build.user()
    propose(first, Role.OFFICER, board)
    out = StringIO()
    call_command("confirm_role", first.email, "--json", stdout=out)
    assert len(json.loads(out.getvalue())["confirmed"]) == 1
    assert sees(first, build.casefile(board))
    propose(second, Role.CHAIR, board)
    with pytest.raises(CommandError, match="Somebody in the board's office can confirm it"):
        call_command("confirm_role", second.email)
    with pytest.raises(CommandError, match="No role is proposed"):
        call_command("confirm_role", "nobody@example.org")


def test_who_reads_for_a_body_is_confirmed_on_the_server() -> None:
    reader, body = build.user(), Body.objects.create(slug="inspectorate", name="Inspectorate")
    propose(reader, Role.OFSTED, body)
    assert signed_in(reader).get(reverse("scr_portal:queue")).status_code == 403
    call_command("confirm_role", reader.email, stdout=StringIO())
    assert signed_in(reader).get(reverse("scr_portal:queue")).status_code == 200


def test_the_database_knows_too_that_a_role_takes_two() -> None:
    proposed = propose(build.user(), Role.OFFICER, build.board())
    for wrong in ({"status": "confirmed"}, {"status": "confirmed", "confirmed_by": proposed.proposed_by},
                  {"status": "confirmed", "confirmed_by": proposed.user}):  # fmt: skip
        with pytest.raises(IntegrityError), transaction.atomic():
            Membership.objects.filter(pk=proposed.pk).update(**wrong)


def test_a_board_has_one_lscb_chair_a_day() -> None:
    board, today = build.board(), timezone.localdate()
    officer, chair = build.member(Role.OFFICER, board), build.member(Role.CHAIR, board)
    said = {"role": Role.CHAIR, "board": board, "since": today}
    new = build.holds(user=build.user(), status="proposed", proposed_by=build.administrator(), **said)
    path = reverse("scr_portal:board_role", args=[board.public_id, new.public_id])
    refused = signed_in(officer).post(path, {"confirmed": "yes"})
    assert refused.status_code == 409
    assert "another LSCB chair on some of those days" in refused.content.decode()
    with pytest.raises(IntegrityError, match="membership_one_chair_a_day"), transaction.atomic():
        build.holds(user=build.user(), **said)
    new.refresh_from_db()
    assert new.status == "proposed"
    chair.memberships.update(until=today)
    assert answer(officer, new, board, "yes") == 302


def test_the_office_page_shows_what_waits_and_home_leads_there() -> None:
    board = build.board()
    officer = build.member(Role.OFFICER, board)
    proposed = propose(build.user("Nina New"), Role.CHAIR, board)
    client = signed_in(officer)
    home = client.get(reverse("home")).content.decode()
    mine = home.partition("Only you can do")[2].partition("</section>")[0]
    assert f"Confirm or refuse what an administrator proposes: {board}" in mine
    assert "Nothing needs you now" not in home
    page = client.get(reverse("scr_portal:board_office", args=[board.public_id])).content.decode()
    assert "Confirm or refuse a role: Nina New" in page
    path = reverse("scr_portal:board_role", args=[board.public_id, proposed.public_id])
    assert proposed.user.email in client.get(path).content.decode()
    assert client.post(path, {}).status_code == 422
    assert client.post(path, {"confirmed": "yes"}).status_code == 302
    assert client.post(path, {"confirmed": "yes"}).status_code == 404
