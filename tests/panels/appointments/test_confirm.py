"""The LSCB chair, or the acting chair, confirms an appointment after the rules were asked."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from panels.appointments.transitions import confirm, end
from reviews.models import Review
from scr_portal.access import Appointment
from scr_portal.accounts import User
from scr_portal.casefiles import CaseFile
from scr_portal.guidance.base import Act
from scr_portal.mail import Message
from scr_portal.notices import Notice
from scr_portal.roles import Role
from scr_portal.transitions import PermissionRefused, Refused
from tests import build, build_review
from tests.build_review import appointed, declared

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


def test_the_person_may_open_the_case_from_then_on(review: Review, chair: User) -> None:
    done = confirm.run(declared(review.casefile, Role.PANEL_CHAIR), chair, since=TODAY())
    assert done.status == "confirmed"
    assert CaseFile.objects.visible_to(User.objects.get(pk=done.user_id)).get() == review.casefile
    assert "confirmed" in Message.objects.get(user=done.user).body


def test_the_acting_chair_may_too_while_the_chair_is_away_and_nobody_else(review: Review) -> None:
    board = review.casefile.board
    for somebody in (build.member(Role.OFFICER, board), build.member(Role.CHAIR, build.board())):
        with pytest.raises(PermissionRefused):
            confirm.run(declared(review.casefile, Role.PANEL_MEMBER), somebody, since=TODAY())
    acting = build.member(Role.ACTING_CHAIR, board)
    with pytest.raises(PermissionRefused):
        confirm.run(declared(review.casefile, Role.PANEL_CHAIR), acting, since=TODAY())
    build.away(review.decision.decided_by)
    assert confirm.run(declared(review.casefile, Role.PANEL_CHAIR), acting, since=TODAY()).since == TODAY()


def test_not_before_the_declaration(review: Review, chair: User) -> None:
    with pytest.raises(Refused, match="Proposed"):
        confirm.run(build_review.proposed(review.casefile, Role.PANEL_CHAIR), chair, since=TODAY())


def test_a_broken_rule_stops_it_and_gives_no_right(review: Review, chair: User) -> None:
    appointment = declared(review.casefile, Role.PANEL_CHAIR, employed_by_member_agency=True)
    with pytest.raises(Refused, match="may not be employed by an agency that is a member"):
        confirm.run(appointment, chair, since=TODAY())
    assert not CaseFile.objects.visible_to(appointment.user).exists()


def test_what_the_portal_knows_counts_whatever_was_declared(review: Review, chair: User) -> None:
    senior = build.member(Role.SENIOR, build.agency(review.casefile.board))
    with pytest.raises(Refused, match="member of the LSCB"):
        confirm.run(declared(review.casefile, Role.PANEL_CHAIR, senior), chair, since=TODAY())


def test_an_independent_lscb_chair_may_chair_the_panel_with_a_reason_and_the_acting_chairs_word(
    review: Review, chair: User
) -> None:
    board = review.casefile.board
    board.chair_is_independent = True
    board.save()
    appointment = declared(review.casefile, Role.PANEL_CHAIR, chair)
    with pytest.raises(Refused, match="Nobody confirms their own"):
        confirm.run(appointment, chair, since=TODAY(), warning_reason="Small board.")
    acting = build.member(Role.ACTING_CHAIR, board)
    with pytest.raises(ValidationError, match="in spite of the warning"):
        confirm.run(appointment, acting, since=TODAY())
    done = confirm.run(appointment, acting, since=TODAY(), warning_reason="A small board.")
    assert [found["rule"] for found in done.findings] == ["K4"]
    assert done.warning_reason == "A small board."


def test_one_panel_chair_at_a_time(review: Review, chair: User) -> None:
    first = appointed(review, Role.PANEL_CHAIR)
    with pytest.raises(Refused, match=f"{first.name} is SCR panel chair"):
        confirm.run(declared(review.casefile, Role.PANEL_CHAIR), chair, since=TODAY())


def test_several_members(review: Review, chair: User) -> None:
    appointed(review, Role.PANEL_MEMBER)
    assert confirm.run(declared(review.casefile, Role.PANEL_MEMBER), chair, since=TODAY()).status == "confirmed"


def test_not_on_a_day_to_come_nor_before_the_declaration(review: Review, chair: User) -> None:
    appointment = declared(review.casefile, Role.PANEL_CHAIR)
    for day, why in (
        (TODAY() + timedelta(days=1), "not come yet"),
        (build_review.days_ago(21), "declaration was made"),
    ):
        with pytest.raises(ValidationError, match=why):
            confirm.run(appointment, chair, since=day)


@pytest.mark.parametrize(("edition", "role", "told"), [
    ("wt2013", Role.OVERVIEW_AUTHOR, ["child_safeguarding_practice_review_panel"]),
    ("wt2013", Role.PANEL_MEMBER, []),
    ("wt2010", Role.OVERVIEW_AUTHOR, []),
])  # fmt: skip
def test_from_2013_the_panel_that_exists_today_is_owed_the_names_of_reviewers(
    edition: str, role: Role, told: list[str]
) -> None:
    review = build_review.review(edition=edition)
    chair = build.member(Role.CHAIR, review.casefile.board)
    confirm.run(declared(review.casefile, role), chair, since=TODAY())
    owed = Notice.objects.filter(act=Act.REVIEWERS)
    assert [notice.body and notice.body.slug for notice in owed] == told


def test_the_page_shows_declaration_and_warning_and_asks_why(review: Review, client: Client) -> None:
    board = review.casefile.board
    board.chair_is_independent = True
    board.save()
    appointment = declared(review.casefile, Role.PANEL_CHAIR, review.decision.decided_by)
    client.force_login(build.member(Role.ACTING_CHAIR, board))
    page = reverse("panels:appointment_confirm", args=[appointment.public_id])
    shown = client.get(page).content.decode()
    assert "Trained by SCIE." in shown
    assert "K4, a warning" in shown
    typed = {"since": TODAY().isoformat(), "version": "1"}
    assert "Enter why it goes ahead" in client.post(page, typed).content.decode()
    assert client.post(page, typed | {"warning_reason": "A small board."}).status_code == 302
    appointment.refresh_from_db()
    assert appointment.status == Appointment.Status.CONFIRMED


def test_the_page_of_a_stopped_appointment_says_why_without_a_form(review: Review, chair: User, client: Client) -> None:
    appointment = declared(review.casefile, Role.PANEL_CHAIR, employed_by_member_agency=True)
    client.force_login(chair)
    shown = client.get(reverse("panels:appointment", args=[appointment.public_id])).content.decode()
    assert "Confirm the appointment: The SCR panel chair may not be employed" in shown


def test_not_from_a_day_on_which_somebody_else_held_it(review: Review, chair: User) -> None:
    before = Appointment.objects.get(user=build_review.appointed(review, Role.PANEL_CHAIR))
    end.run(before, chair, until=build_review.days_ago(3), why_stopped="Ill.")
    after = declared(review.casefile, Role.PANEL_CHAIR)
    with pytest.raises(ValidationError, match="held this role on some of those days"):
        confirm.run(after, chair, since=build_review.days_ago(4))
    assert confirm.run(after, chair, since=build_review.days_ago(3)).status == "confirmed"
