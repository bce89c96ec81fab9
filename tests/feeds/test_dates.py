"""What a calendar gets: the running dates that its person may see today, and no name."""

import html
from datetime import date, timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from icalendar import Calendar

from panels.models import Imr
from scr_portal.access import grants
from scr_portal.accounts import Agency, Board, Membership, User
from scr_portal.audit import Access
from scr_portal.casefiles import CaseFile, CaseFileQuerySet, CaseRecordQuerySet
from scr_portal.clocks import Sort
from scr_portal.deadlines import Deadline, sync
from scr_portal.feeds.writing import written
from scr_portal.people import Bar, Person
from scr_portal.roles import Role
from tests import build
from tests.feeds.conftest import LINES, entries, fetched, made_by
from tests.reminders.conftest import TODAY, case, clock
from tests.world import ELMTON, World

__all__ = ["case"]

READERS = (Role.OFFICER, Role.CHAIR, Role.SENIOR, Role.REPRESENTATIVE, Role.PANEL_MEMBER, Role.IMR_AUTHOR)


@pytest.fixture
def officer(case: CaseFile) -> User:
    """The officer of its board."""
    return case.board.memberships.get(role=Role.OFFICER).user


def test_a_date_is_an_entry_of_the_whole_day_without_a_name(case: CaseFile, officer: User) -> None:
    clock(case, TODAY)
    [entry] = entries(made_by(officer))
    assert entry.title == f"Decision of the LSCB chair ({case.reference})"
    assert entry.day == TODAY
    for line in ("DTSTART;VALUE=DATE:20140303", "DTEND;VALUE=DATE:20140304", "TRANSP:TRANSPARENT", "CLASS:PRIVATE"):
        assert line in entry.text.split("\r\n")


def test_each_case_whose_dates_a_fetch_gave_has_a_line_once_a_day(case: CaseFile, officer: User) -> None:
    clock(case, TODAY)
    address, other = made_by(officer), build.casefile(case.board)
    for _ in range(3):
        assert case.reference in entries(address)[0].title
    noted = Access.objects.filter(user=officer, kind="export", about="calendar")
    assert noted.filter(casefile=None).count() == 3
    assert noted.filter(casefile=case).count() == 1
    assert not noted.filter(casefile=other).exists()
    with time_machine.travel(timezone.now() + timedelta(days=1), tick=False):
        fetched(address)
    assert noted.filter(casefile=case).count() == 2


def test_it_is_sent_as_a_calendar_that_nobody_else_keeps(case: CaseFile, officer: User) -> None:
    clock(case, TODAY)
    response = fetched(made_by(officer))
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert response["Cache-Control"] == "private, no-store"
    head = response.content.split(b"BEGIN:VEVENT")[0].decode().split("\r\n")
    said = ("VERSION:2.0", "X-WR-CALNAME:SCR Portal", "REFRESH-INTERVAL;VALUE=DURATION:PT1H", "X-PUBLISHED-TTL:PT1H")
    assert set(said) <= set(head)


def test_lines_are_folded_at_75_octets_without_breaking_a_letter(case: CaseFile) -> None:
    deadline = clock(case, TODAY)
    deadline.name = "Entscheidung über die Überprüfung – " * 4
    content = written([deadline])
    assert LINES.fullmatch(content)
    assert b"\r\n " in content
    for line in content.split(b"\r\n"):
        line.decode()
    [event] = Calendar.from_ical(content).walk("VEVENT")
    assert str(event["SUMMARY"]).startswith(deadline.name)


def test_commas_and_the_like_end_no_property(case: CaseFile) -> None:
    deadline = clock(case, TODAY)
    deadline.name = "One; two, three\\four\nEND:VEVENT"
    [event] = Calendar.from_ical(written([deadline])).walk("VEVENT")
    assert str(event["SUMMARY"]).startswith(deadline.name)


@pytest.mark.parametrize(
    ("sort", "title"),
    [(Sort.NOT_BEFORE, "Not before this day: Decision"), (Sort.UNTIL, "Until this day: Decision")],
)
def test_a_first_or_last_day_is_no_due_day(case: CaseFile, officer: User, sort: Sort, title: str) -> None:
    clock(case, timezone.localdate(), sort=sort)
    [entry] = entries(made_by(officer))
    assert entry.title.startswith(title)


def test_what_is_to_be_done_without_a_day_is_no_entry(case: CaseFile, officer: User) -> None:
    """It would stand on the day of the act, which is past."""
    clock(case, TODAY, Role.OFFICER, sort=Sort.SINCE, runs=0)
    assert entries(made_by(officer)) == []


def test_a_time_that_is_over_is_no_entry(case: CaseFile, officer: User) -> None:
    address = made_by(officer)
    clock(case, timezone.localdate(), sort=Sort.UNTIL)
    assert len(entries(address)) == 1
    clock(build.casefile(case.board), timezone.localdate() - timedelta(1), sort=Sort.UNTIL)
    assert [entry.day for entry in entries(address)] == [timezone.localdate()]


def test_without_a_date_it_is_a_calendar_all_the_same(officer: User) -> None:
    """RFC 5545, 3.6: an icalbody has at least one component."""
    address = made_by(officer)
    assert entries(address) == []
    read = Calendar.from_ical(fetched(address).content)
    assert [part.name for part in read.subcomponents] == ["VTIMEZONE"]
    assert [error for part in read.walk() for error in part.errors] == []


def test_two_things_of_one_name_in_a_case_are_told_apart_here_and_on_its_page_of_dates(
    case: CaseFile, officer: User
) -> None:
    first, second = clock(case, TODAY), clock(case, TODAY)
    alone = clock(build.casefile(case.board), TODAY)
    titles = [entry.title for entry in entries(made_by(officer))]
    assert sorted(titles) == sorted(
        [f"{one.name} {one.mark} ({case.reference})" for one in (first, second)]
        + [f"{alone.name} ({alone.casefile.reference})"]
    )
    page = _signed_in(officer).get(f"/cases/{case.public_id}/dates/").content.decode()
    assert all(f"{one.mark} in a calendar" in page for one in (first, second))


def test_of_a_notice_it_is_not_said_to_whom(case: CaseFile) -> None:
    deadline = clock(case, TODAY)
    deadline.subject_key, deadline.name = "scr_portal.notice:1", "Tell the Government Office for the North"
    assert b"North" not in written([deadline])


def test_dates_of_one_name_are_told_apart_by_a_mark_that_stands_on_the_page_of_dates(world: World) -> None:
    case, officer = world.case("asked"), world.member(Role.OFFICER)
    imrs = Deadline.objects.filter(casefile=case, kind="imr", is_running=True).select_related("agency")
    titles = [entry.title for entry in entries(made_by(officer)) if f"({case.reference})" in entry.title]
    assert len(set(titles)) == len(titles)
    client = Client()
    client.force_login(officer)
    page = client.get(f"/cases/{case.public_id}/dates/").content.decode()
    assert len(imrs) > 1
    for one in imrs:
        assert one.agency
        assert f"Individual management review {one.mark} ({case.reference})" in titles
        row = page.partition(f'id="date-{one.mark}"')[2].partition("</tr>")[0]
        assert one.agency.name in html.unescape(row)
        assert f"{one.mark} in a calendar" in row
        assert not any(one.agency.name in title for title in titles)


def test_a_date_that_moves_is_the_same_entry_of_a_later_version(world: World) -> None:
    case, officer = world.case("decided"), world.member(Role.OFFICER)
    address = made_by(officer)
    before = {entry.uid: entry for entry in entries(address)}
    assert len(before) == len(entries(address))
    moved = Deadline.objects.filter(casefile=case, is_running=True).exclude(sort=Sort.SINCE).earliest("pk")
    Deadline.objects.filter(pk=moved.pk).update(due_on=moved.due_on - timedelta(3))
    world.clock.shift(timedelta(minutes=1))
    sync(case)  # as a step does
    after = {entry.uid: entry for entry in entries(address)}
    assert set(before) == set(after)
    changed = [uid for uid in after if after[uid].text != before[uid].text]
    assert len(changed) == 1
    assert after[changed[0]].version > before[changed[0]].version


def test_what_did_not_change_keeps_its_version(world: World) -> None:
    case, address = world.case("decided"), made_by(world.member(Role.OFFICER))
    before = fetched(address).content
    world.clock.shift(timedelta(hours=1))
    sync(case)
    assert fetched(address).content == before


def test_a_date_that_was_met_is_gone(case: CaseFile, officer: User) -> None:
    deadline, address = clock(case, TODAY), made_by(officer)
    assert len(entries(address)) == 1
    deadline.is_running = False
    deadline.save(update_fields=["is_running"])
    assert entries(address) == []


@pytest.mark.parametrize("role", READERS)
def test_it_holds_what_its_person_may_see_and_nothing_else(world: World, role: Role) -> None:
    person = world.member(role)
    running = Deadline.objects.visible_to(person).filter(is_running=True).exclude(sort="since")
    running = running.select_related("casefile")
    address = made_by(person)
    assert sorted(entry.uid for entry in entries(address)) == _uids(list(running))
    assert len(running) < Deadline.objects.filter(is_running=True).count()


@pytest.mark.parametrize("role", READERS)
def test_the_database_gives_no_more_where_the_question_forgets_to_ask(
    world: World, role: Role, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = world.member(role)
    address = made_by(person)
    seen = fetched(address).content
    for rows in (CaseFileQuerySet, CaseRecordQuerySet):
        monkeypatch.setattr(rows, "visible_to", lambda found, *_: found.all())
    assert fetched(address).content == seen


def test_a_browser_in_which_somebody_else_is_signed_in_gets_the_same(world: World) -> None:
    address, chair = made_by(world.member(Role.SENIOR)), world.member(Role.CHAIR, ELMTON)
    client = _signed_in(chair)
    assert client.get(address).content == fetched(address).content
    assert client.get("/cases/").status_code == 200


def test_rights_that_ended_yesterday_show_no_more(case: CaseFile, officer: User) -> None:
    clock(case, TODAY)
    address, today = made_by(officer), timezone.localdate()
    assert len(entries(address)) == 1
    Membership.objects.filter(user=officer).update(until=today + timedelta(1))
    assert len(entries(address)) == 1
    Membership.objects.filter(user=officer).update(until=today)
    assert entries(address) == []


def test_whoever_is_barred_from_a_case_has_no_date_of_it(case: CaseFile, officer: User) -> None:
    clock(case, TODAY)
    clock(other := build.casefile(case.board), TODAY)
    address = made_by(officer)
    Bar.objects.create(
        user=officer, casefile=case, reason="Knows the family.", proposed_by=officer, since=date(2014, 1, 1)
    )
    assert [entry.title for entry in entries(address)] == [f"Decision of the LSCB chair ({other.reference})"]


def test_an_agencys_date_is_in_no_other_agencys_calendar(world: World) -> None:
    imr = Imr.objects.filter(casefile=world.case("asked")).select_related("agency").earliest("pk")
    clocks = Deadline.objects.filter(subject_key=imr.subject, is_running=True).select_related("casefile")
    uids = set(_uids(list(clocks)))
    assert uids
    seniors = Membership.objects.filter(role=Role.SENIOR, agency__boards=imr.casefile.board).select_related("user")
    for senior in seniors:
        shown = uids.intersection(entry.uid for entry in entries(made_by(senior.user)))
        assert shown == (uids if senior.agency_id == imr.agency_id else set())


def test_nobody_and_nothing_of_the_world_is_named(world: World) -> None:
    names = {*Person.objects.values_list("name", flat=True), *CaseFile.objects.values_list("label", flat=True)}
    names |= {*Agency.objects.values_list("name", flat=True), *User.objects.values_list("name", flat=True)}
    names |= {name for board in Board.objects.all() for name in (board.name, board.short_name)}
    people = [one for one in world.people if one.has_usable_password() and grants(one).casefile_ids()]
    assert len(names) > 50
    for person in people:
        said = fetched(made_by(person)).content.replace(b"\r\n ", b"").decode()
        assert [name for name in names if name and name in said] == []


def test_it_asks_the_database_as_often_for_many_dates_as_for_few(case: CaseFile, officer: User) -> None:
    address, counts = made_by(officer), []
    for number in (1, 30):
        for _ in range(number):
            clock(build.casefile(case.board), TODAY)
        with CaptureQueriesContext(connection) as queries:
            fetched(address)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def _uids(deadlines: list[Deadline]) -> list[str]:
    read = Calendar.from_ical(written(deadlines))
    return sorted(str(event["UID"]) for event in read.walk("VEVENT"))


def _signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client
