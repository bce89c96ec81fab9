"""Members of the LSCB read the papers of one review for one meeting, from when they are handed out, and for a time."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from referrals.meetings import changing
from referrals.models import Referral
from reviews.acceptances.transitions import take_off
from reviews.models import EarlyLesson, FamilyView, Review, Vote
from scr_portal import walls
from scr_portal.access.handouts import LASTS_AFTER
from scr_portal.accounts import Membership, User
from scr_portal.audit import Access, Event
from scr_portal.bars.transitions import propose
from scr_portal.casefiles import CaseFile
from scr_portal.deadlines import Deadline
from scr_portal.mail import Message
from scr_portal.people import Bar, Person
from scr_portal.quarantines.models import Quarantine
from scr_portal.quarantines.transitions import lock
from scr_portal.roles import Role
from tests import build
from tests.reviews.acceptances.sitting import FLOORS, IN_TEN_DAYS, Sitting, floors, meeting_of, opens
from tests.reviews.team import browser, today

pytestmark = pytest.mark.django_db
NEITHER = (False, False)


def test_nothing_is_open_before_the_papers_are_handed_out() -> None:
    sitting = Sitting()
    member = sitting.members[0]
    assert not sitting.reads(member)
    assert floors(member, sitting.report) == NEITHER
    assert sitting.case.reference not in home(browser(member))
    assert sitting.hand_out().reads(member)
    assert floors(member, sitting.report) == FLOORS


def home(client: Client) -> str:
    """The home page."""
    return client.get("/home/").content.decode()


def test_a_member_reads_report_summary_and_plan_and_nothing_else_of_the_case() -> None:
    sitting = Sitting().hand_out()
    client = browser(sitting.members[0])
    page = client.get(sitting.page).content.decode()
    for words in ("Overview report", "Executive summary", "Keep a log of every missed appointment.", "Write the log."):
        assert words in page
    assert "Draft of the report" not in page
    assert f"/cases/{sitting.case.public_id}/" not in page
    assert opens(client, sitting.report) == opens(client, sitting.summary) == (200, 200)
    assert opens(client, sitting.draft) == opens(client, sitting.imr) == (404, 404)
    one = sitting.team.review.recommendations.get()
    assert client.get(f"/recommendations/{one.public_id}/").status_code == 200
    for path in ("", "timeline/", "brief/", "opened/", "bars/", "step-back/"):
        assert client.get(f"/cases/{sitting.case.public_id}/{path}").status_code in (403, 404)
    assert client.get(f"/reviews/{sitting.team.review.public_id}/").status_code == 404


def test_the_database_gives_a_member_no_other_row_of_the_case() -> None:
    sitting = Sitting().hand_out()
    member = User.objects.get(pk=sitting.members[0].pk)
    kinds = (Referral, Person, Review, EarlyLesson, FamilyView, Event, Deadline)
    for model in kinds:
        assert not model._default_manager.visible_to(member).exists()
    with walls.entered(member.pk, today()):
        assert [model for model in kinds if model._default_manager.exists()] == []
        assert set(CaseFile.objects.all()) == {sitting.case}


def test_neither_list_nor_search_nor_calendar_tells_of_the_case() -> None:
    sitting = Sitting().hand_out()
    client = browser(sitting.members[0])
    found = [client.get("/cases/", {"words": sitting.case.reference}), client.get("/cases/"), client.get("/meetings/")]
    for page in found:
        assert sitting.case.label not in page.content.decode()
    assert "in your own calendar" in home(client)


def test_home_says_what_is_asked_until_there_is_a_vote() -> None:
    sitting = Sitting().hand_out()
    client = browser(sitting.members[0])
    assert sitting.case.reference in home(client)
    assert "Read the papers for the LSCB meeting on" in home(client)
    client.post(f"{sitting.page}vote/", {"position": "accepts"})
    assert "Read the papers for the LSCB meeting on" not in home(client)


def test_every_opening_is_in_the_access_log() -> None:
    sitting = Sitting().hand_out()
    client = browser(sitting.members[0])
    client.get(sitting.page)
    opens(client, sitting.report)
    mine = Access.objects.filter(user=sitting.members[0], casefile=sitting.case)
    assert {one.about for one in mine} >= {sitting.acceptance.subject, sitting.report.subject}


def test_members_are_told_in_words_that_name_no_case() -> None:
    sitting = Sitting().hand_out()
    told = Message.objects.filter(subject__startswith="A meeting of your LSCB")
    assert {one.user for one in told} == {*sitting.members, sitting.acting}
    for one in told:
        for known in (sitting.case.reference, sitting.case.label, sitting.case.public_id, sitting.acceptance.public_id):
            assert known not in one.subject + one.body


def test_it_ends_after_the_meeting_in_a_browser_that_is_open_too() -> None:
    with time_machine.travel("2026-03-02 10:00", tick=False) as clock:
        sitting = Sitting().hand_out()
        member = sitting.members[0]
        clock.shift(IN_TEN_DAYS + LASTS_AFTER + timedelta(hours=13, minutes=50))
        client = browser(member)
        assert client.get(sitting.page).status_code == 200
        assert floors(member, sitting.report) == FLOORS
        clock.shift(timedelta(minutes=20))
        assert client.get(sitting.page).status_code == 404
        assert opens(client, sitting.report) == (404, 404)
        assert floors(member, sitting.report) == NEITHER
        assert sitting.case.reference not in home(client)


def barred(sitting: Sitting, member: User) -> None:
    propose.run(Bar(casefile=sitting.case), sitting.officer, email=member.email, reason="Knows the family")


def membership_ended(sitting: Sitting, member: User) -> None:
    Membership.objects.filter(user=member).update(until=today())


def membership_ends_before_the_meeting(sitting: Sitting, member: User) -> None:
    Membership.objects.filter(user=member).update(until=sitting.meeting.meets_on)


def account_stopped(sitting: Sitting, member: User) -> None:
    build.closed(User.objects.get(pk=member.pk))


def taken_off(sitting: Sitting, member: User) -> None:
    take_off.run(sitting.acceptance, sitting.officer)


def cancelled(sitting: Sitting, member: User) -> None:
    changing.cancel(sitting.meeting, sitting.officer, "Snow")


def led_by_another_board(sitting: Sitting, member: User) -> None:
    with build.told(sitting.case):
        CaseFile.objects.filter(pk=sitting.case.pk).update(board=build.board())


@pytest.mark.parametrize(
    "happens",
    [
        barred, membership_ended, membership_ends_before_the_meeting, account_stopped, taken_off, cancelled,
        led_by_another_board,
    ],
)  # fmt: skip
def test_it_ends_the_moment_it_ends(happens: Callable[[Sitting, User], None]) -> None:
    sitting = Sitting().hand_out()
    member = sitting.members[0]
    client = browser(member)
    assert client.get(sitting.page).status_code == 200
    happens(sitting, member)
    assert client.get(sitting.page).status_code in (302, 404)
    assert opens(client, sitting.report) in ((404, 404), (302, 302))
    assert floors(member, sitting.report) == NEITHER
    client.post(f"{sitting.page}vote/", {"position": "accepts"})
    assert not Vote.objects.exists()


def test_a_member_of_another_board_or_who_joins_after_the_meeting_reads_nothing() -> None:
    sitting = Sitting().hand_out()
    stranger, late, early = build.member(Role.BOARD_MEMBER, build.board()), build.user(), build.user()
    for person, since in ((late, sitting.meeting.meets_on + timedelta(days=1)), (early, today())):
        build.holds(user=person, role=Role.BOARD_MEMBER, board=sitting.team.board, since=since)
    assert [sitting.reads(person) for person in (stranger, late, early)] == [False, False, True]
    assert [floors(person, sitting.report) for person in (stranger, late, early)] == [NEITHER, NEITHER, FLOORS]


def test_an_acting_chair_who_stands_by_reads_as_a_member_does() -> None:
    sitting = Sitting().hand_out()
    assert sitting.reads(sitting.acting)
    assert floors(sitting.acting, sitting.report) == FLOORS
    assert browser(sitting.acting).get(f"/cases/{sitting.case.public_id}/").status_code == 404


def test_a_term_that_is_renewed_between_counts_as_one() -> None:
    sitting = Sitting().hand_out()
    member, renewed = sitting.members[0], today() + timedelta(days=3)
    Membership.objects.filter(user=member).update(until=renewed)
    assert floors(member, sitting.report) == NEITHER
    build.holds(user=member, role=Role.BOARD_MEMBER, board=sitting.team.board, since=renewed)
    assert floors(member, sitting.report) == FLOORS


def test_a_meeting_that_is_moved_moves_the_end() -> None:
    sitting = Sitting().hand_out()
    sitting.meeting.meets_on += timedelta(days=7)
    changing.keep(sitting.meeting, sitting.officer)
    sitting.acceptance.refresh_from_db()
    assert sitting.acceptance.handout
    assert sitting.acceptance.handout.last_day == sitting.meeting.meets_on + LASTS_AFTER
    moved = Event.objects.get(kind="acceptance.reschedule")
    assert moved.sentence.startswith(f"{sitting.officer} moved the meeting that is to accept the review")


def test_what_is_handed_out_anew_takes_the_place_of_what_was() -> None:
    sitting = Sitting().hand_out()
    sitting.acceptance = sitting.hand_out(sitting.summary).acceptance
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        client = browser(sitting.officer)
        page = client.get(f"{sitting.page}hand-out/")
        sent = client.post(f"{sitting.page}hand-out/", {"version": page.context["version"]})
        assert sent.status_code == 302
        member = sitting.members[0]
        assert floors(member, sitting.report) == FLOORS
        assert opens(browser(member), sitting.summary) == (404, 404)


def test_a_file_on_the_wrong_case_is_locked_for_members_too() -> None:
    sitting = Sitting().hand_out()
    member = sitting.members[0]
    new = Quarantine(casefile=sitting.case, document=sitting.report)
    lock.run(new, sitting.officer, reason="Of another family")
    assert opens(browser(member), sitting.report) == (404, 404)
    assert "Overview report" not in browser(member).get(sitting.page).content.decode()
    assert opens(browser(member), sitting.summary) == (200, 200)
    assert floors(member, sitting.report) == NEITHER


def test_a_second_meeting_gives_nothing_back_of_the_first() -> None:
    sitting = Sitting().hand_out()
    take_off.run(sitting.acceptance, sitting.officer)
    sitting.acceptance = sitting.put(meeting_of(sitting.team.board, sitting.chair, today() + timedelta(days=30)))
    assert not sitting.reads(sitting.members[0])
