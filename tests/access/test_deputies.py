"""Who stands in for an officer or for the LSCB chair finds their work where it lies, for those days and no longer."""

from collections.abc import Iterator
from datetime import date, datetime

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from panels.appointments.transitions import propose
from reviews.models import Review
from scr_portal.access import Appointment
from scr_portal.accounts import Membership, User
from scr_portal.bars.transitions import step_back
from scr_portal.mail import Message
from scr_portal.notifications import TOLD
from scr_portal.people import Bar
from scr_portal.roles import Role
from tests import build, build_review
from tests.access.both import floors
from tests.panels.appointments.test_hand_over import declared
from tests.panels.appointments.test_propose import person
from tests.reviews.team import on
from tests.world import World


@pytest.fixture
def clock(db: None) -> Iterator[time_machine.Traveller]:
    with time_machine.travel(datetime(2026, 3, 9, 12), tick=False) as clock:
        yield clock


def at(person: User) -> Client:
    """A browser in which this person has just signed in."""
    client = Client()
    client.force_login(person)
    return client


def proposed(review: Review, by: User) -> Appointment:
    """Somebody whom this officer proposes for the panel."""
    return propose.run(Appointment(casefile=review.casefile), by, **person(role=Role.PANEL_MEMBER))


def test_a_deputy_officer_has_what_the_officer_has_from_the_first_day_to_the_last(
    clock: time_machine.Traveller,
) -> None:
    review = build_review.review()
    officer, deputy = (build.member(Role.OFFICER, review.casefile.board) for _ in range(2))
    waiting = build_review.appointed(review, Role.PANEL_MEMBER)
    Membership.objects.filter(user=deputy).update(since=date(2026, 3, 10), until=date(2026, 3, 12))
    Membership.objects.filter(user=officer).update(until=date(2026, 3, 11))
    appointment = Appointment.objects.get(user=waiting)
    page = reverse("panels:appointment_hand_over", args=[appointment.public_id])
    seen = {}
    for day in (9, 10, 11, 12):
        clock.move_to(datetime(2026, 3, day, 12))
        seen[day] = {"officer": at(officer).get(page).status_code, "deputy": at(deputy).get(page).status_code}
    assert seen == {
        9: {"officer": 200, "deputy": 404}, 10: {"officer": 200, "deputy": 200},
        11: {"officer": 404, "deputy": 200}, 12: {"officer": 404, "deputy": 404},
    }  # fmt: skip


def test_what_the_officer_began_the_deputy_finishes_and_both_are_told(clock: time_machine.Traveller) -> None:
    review = build_review.review()
    officer, deputy = (build.member(Role.OFFICER, review.casefile.board) for _ in range(2))
    waiting = proposed(review, officer)
    Membership.objects.filter(user=officer).update(until=date(2026, 3, 9))
    send = reverse("scr_portal:guestlink_send", args=[review.casefile.public_id, waiting.public_id])
    assert at(deputy).post(send, on(date(2026, 4, 1), "expires_on") | {"once": "a" * 16}).status_code == 302
    assert Message.objects.filter(user=waiting.user, body__contains="/guest/").exists()
    assert waiting.user.name in at(deputy).get(f"/cases/{review.casefile.public_id}/").content.decode()


def test_the_acting_chair_finds_on_home_what_waits_for_the_chair_and_only_meanwhile(world: World) -> None:
    case, acting = world.case("recommended"), world.member(Role.ACTING_CHAIR)
    decide = "Decision of the LSCB chair"
    browser = at(acting)
    assert case.reference not in browser.get("/home/").content.decode()
    build.away(world.member(Role.CHAIR))
    page = browser.get(f"/cases/{case.public_id}/").content.decode()
    assert decide in page
    assert "/decide/" in page
    assert case.reference in browser.get("/home/").content.decode()


def test_the_acting_chair_confirms_in_the_place_of_a_chair_who_stepped_back_on_that_case(
    clock: time_machine.Traveller,
) -> None:
    review = build_review.review()
    chair, board = review.decision.decided_by, review.casefile.board
    officer, acting = build.member(Role.OFFICER, board), build.member(Role.ACTING_CHAIR, board)
    newcomer = proposed(review, officer)
    page = reverse("panels:appointment_confirm", args=[newcomer.public_id])
    step_back.run(Bar(casefile=review.casefile), chair, reason="I know the family.")
    ready = declared(newcomer)
    told = Message.objects.filter(body__contains="declaration of independence waits")
    assert [one.user for one in told] == [acting]
    assert at(chair).get(page).status_code == 404
    confirming = {"since": "2026-03-09", "version": str(ready.version)}
    assert at(acting).post(page, confirming).status_code == 302
    ready.refresh_from_db()
    assert ready.status == "confirmed"


def test_when_the_chair_is_back_an_open_browser_of_the_acting_chair_is_closed(clock: time_machine.Traveller) -> None:
    review = build_review.review()
    acting = build.member(Role.ACTING_CHAIR, review.casefile.board)
    clock.move_to(datetime(2026, 3, 9, 23, 50))
    build.away(review.decision.decided_by, date(2026, 3, 9), date(2026, 3, 10))
    browser, page = at(acting), f"/cases/{review.casefile.public_id}/"
    assert browser.get(page).status_code == 200
    assert floors(acting, review.casefile) == (True, True)
    clock.move_to(datetime(2026, 3, 10, 0, 10))
    assert browser.get(page).status_code == 404
    assert floors(acting, review.casefile) == (False, False)


def test_whatever_the_chair_is_told_the_acting_chair_is_told_while_acting() -> None:
    forgotten = [step for step, (roles, _) in TOLD.items() if Role.CHAIR in roles and Role.ACTING_CHAIR not in roles]
    assert forgotten == []
