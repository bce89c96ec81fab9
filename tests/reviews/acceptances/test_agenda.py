"""A review comes onto the agenda of a meeting of the full LSCB, and off it."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from referrals.meetings import changing
from referrals.models import Meeting
from reviews.acceptances import transitions
from reviews.models import Acceptance
from reviews.reviews import transitions as reviews
from scr_portal.audit import Event
from scr_portal.mail import Message
from scr_portal.roles import Role
from scr_portal.transitions import PermissionRefused, Refused
from tests import build
from tests.reviews.acceptances.sitting import Sitting, meeting_of
from tests.reviews.team import Team, browser, today

pytestmark = pytest.mark.django_db


def test_the_officer_puts_it_there_from_the_page_of_the_review_and_hands_out_the_papers() -> None:
    team = Team()
    team.plan(team.adopt())
    meeting = meeting_of(team.board, team.chair, today() + timedelta(days=9))
    client = browser(team.officer)
    path = f"/cases/{team.casefile.public_id}/acceptances/put/"
    assert path in client.get(f"/reviews/{team.review.public_id}/").content.decode()
    assert client.get(path).status_code == 200
    sent = client.post(path, {"meeting": meeting.public_id}, follow=True).content.decode()
    assert "Hand out the papers" in sent
    assert Acceptance.objects.get().meeting == meeting
    assert "Hand out the papers for the LSCB meeting on" in client.get("/home/").content.decode()
    assert path not in client.get(f"/reviews/{team.review.public_id}/").content.decode()
    assert team.casefile.label in client.get(f"/meetings/{meeting.public_id}/").content.decode()


def test_no_papers_go_out_without_the_report() -> None:
    team = Team()
    team.plan(team.adopt())
    meeting = meeting_of(team.board, team.chair, today())
    put = transitions.put.run(Acceptance(casefile=team.casefile, review=team.review), team.officer, meeting=meeting)
    with pytest.raises(Refused, match="No report of this review is kept here"):
        transitions.hand_out.run(put, team.officer)


def test_no_review_whose_report_is_not_in_is_put_there() -> None:
    team = Team()
    meeting = meeting_of(team.board, team.chair, today())
    with pytest.raises(Refused, match="Under way"):
        transitions.put.run(Acceptance(casefile=team.casefile, review=team.review), team.officer, meeting=meeting)


def test_only_a_planned_meeting_to_come_of_the_full_board_will_do() -> None:
    sitting = Sitting()
    transitions.take_off.run(sitting.acceptance, sitting.officer)
    board, chair = sitting.team.board, sitting.chair
    other_board = build.board()
    stranger = build.member(Role.CHAIR, other_board)
    of_members = Meeting(
        board=board, meets_on=today(), meets_at="10:00", place="Online", chair=chair, quorum=1, planned_by=chair
    )
    of_members.save()
    past = meeting_of(board, chair, today() - timedelta(days=1))
    cancelled = meeting_of(board, chair, today() + timedelta(days=2))
    changing.cancel(cancelled, chair, "Snow")
    for wrong in (of_members, past, cancelled, meeting_of(other_board, stranger, today())):
        with pytest.raises(ValidationError, match="Select a meeting"):
            sitting.put(wrong)


def test_it_stands_on_one_agenda_at_a_time() -> None:
    sitting = Sitting()
    later = meeting_of(sitting.team.board, sitting.chair, today() + timedelta(days=40))
    with pytest.raises(Refused, match="take it off first"):
        sitting.put(later)
    transitions.take_off.run(sitting.acceptance, sitting.officer)
    assert sitting.put(later).status == "listed"


def test_only_the_products_of_the_review_go_out_beside_the_report() -> None:
    sitting = Sitting()
    page = browser(sitting.officer).get(f"{sitting.page}hand-out/").content.decode()
    assert "Executive summary" in page
    assert "What the police wrote" not in page
    for wrong in (sitting.imr, sitting.draft):
        with pytest.raises(ValidationError, match="made to be published"):
            sitting.hand_out(wrong)


def test_only_the_office_does_so() -> None:
    sitting = Sitting()
    for person in (sitting.chair, sitting.team.panel_chair, sitting.team.senior, sitting.members[0]):
        for step in (transitions.hand_out, transitions.take_off):
            with pytest.raises(PermissionRefused):
                step.run(sitting.acceptance, person)


def test_those_who_had_papers_are_told_that_they_are_taken_back() -> None:
    sitting = Sitting().hand_out()
    changing.cancel(sitting.meeting, sitting.officer, "Snow")
    assert Acceptance.objects.get().status == "called_off"
    told = Message.objects.filter(body__contains="open to you no longer")
    assert {one.user for one in told} == {*sitting.members, sitting.acting}
    called_off = Event.objects.get(kind="acceptance.call_off")
    assert called_off.sentence.startswith(f"{sitting.officer} cancelled the meeting")


def test_a_review_that_ends_leaves_the_agenda() -> None:
    sitting = Sitting().hand_out()
    sitting.team.review.refresh_from_db()
    reviews.discontinue.run(
        sitting.team.review, sitting.chair, discontinued_on=today(), discontinued_because="The court asks."
    )
    assert Acceptance.objects.get().status == "taken_off"
    assert not sitting.reads(sitting.members[0])
