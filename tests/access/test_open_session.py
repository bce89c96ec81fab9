"""Rights end the moment they end, in a browser that is open too; and nobody is offered a list of people."""

import re
from collections.abc import Callable
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from referrals.meetings import changing
from scr_portal.access import Appointment
from scr_portal.accounts import Membership, User
from scr_portal.bars.transitions import step_back
from scr_portal.casefiles import CaseFile
from scr_portal.people import Bar
from scr_portal.roles import Role
from tests import build
from tests.access.both import floors
from tests.addresses import addresses
from tests.referrals.case import Place
from tests.referrals.dissents.test_note import recommended
from tests.reviews.acceptances.sitting import Sitting
from tests.reviews.acceptances.test_vote import in_the_meeting
from tests.reviews.team import browser
from tests.world import World

CHOICES = re.compile(r'<(?:option|label class="govuk-label govuk-(?:radios|checkboxes)__label")[^>]*>([^<]*)<')
OF_THE_OFFICE = {
    "boards/<str:board>/absence/": "which LSCB chair is away",
    "boards/<str:board>/meetings/plan/": "which member chairs it",
    "boards/<str:board>/meetings/plan-of-board/": "which member chairs it",
    "meetings/<str:meeting>/change/": "which member chairs it",
    "meetings/<str:meeting>/attend/": "which member chaired it",
    "cases/<str:case>/dissents/note/": "which member gave the dissent in the meeting",
    "acceptances/<str:id>/note-vote/": "which member gave the vote in the meeting",
}
"""Where the office chooses among the chairs and members of its own board, whom its page of people names anyway."""


def end_standing(person: User, case: CaseFile) -> None:
    Membership.objects.filter(user=person).update(until=timezone.localdate())


def end_appointment(person: User, case: CaseFile) -> None:
    Appointment.objects.filter(user=person).update(until=timezone.localdate(), status="ended")


def freeze(person: User, case: CaseFile) -> None:
    Appointment.objects.filter(user=person).update(status="frozen")


def bar(person: User, case: CaseFile) -> None:
    step_back.run(Bar(casefile=case), User.objects.get(pk=person.pk), reason="I know the family")


def stop_account(person: User, case: CaseFile) -> None:
    build.closed(User.objects.get(pk=person.pk))


def take_the_mark(person: User, case: CaseFile) -> None:
    User.objects.filter(pk=person.pk).update(is_staff=False)


@pytest.mark.parametrize(
    ("role", "stop", "answer"),
    [
        (Role.OFFICER, end_standing, 404),
        (Role.SENIOR, end_standing, 404),
        (Role.PANEL_MEMBER, end_appointment, 404),
        (Role.OVERVIEW_AUTHOR, freeze, 404),
        (Role.PANEL_CHAIR, bar, 404),
        (Role.SUBCOMMITTEE, stop_account, 302),
    ],
)
def test_the_next_page_of_an_open_browser_is_closed(
    world: World, role: Role, stop: Callable[[User, CaseFile], None], answer: int
) -> None:
    person, case, client = world.member(role), world.case("published"), Client()
    client.force_login(person)
    path = reverse("case", args=[case.public_id])
    assert client.get(path).status_code == 200
    stop(person, case)
    assert client.get(path).status_code == answer


@pytest.mark.parametrize(
    ("email", "stop", "path"),
    [
        (f"{Role.OFSTED.value}@body.example.org", end_standing, "/queue/"),
        ("administrator@example.org", take_the_mark, "/activity/"),
    ],
)
def test_so_is_that_of_a_body_and_of_an_administrator(
    world: World, email: str, stop: Callable[[User, CaseFile], None], path: str
) -> None:
    person, client = User.objects.get(email=email), Client()
    client.force_login(person)
    assert client.get(path).status_code == 200
    stop(person, world.case("published"))
    assert client.get(path).status_code == 403


def test_a_right_ends_at_midnight_in_an_open_browser(world: World) -> None:
    world.clock.move_to(timezone.now().replace(hour=22, minute=59))  # 23:59 in London
    person, case, client = world.member(Role.OFFICER), world.case("published"), Client()
    client.force_login(person)
    path = reverse("case", args=[case.public_id])
    Membership.objects.filter(user=person).update(until=timezone.localdate() + timedelta(days=1))
    assert client.get(path).status_code == 200
    assert floors(person, case) == (True, True)
    world.clock.shift(timedelta(minutes=2))
    assert client.get(path).status_code == 404
    assert floors(person, case) == (False, False)


def test_people_are_meant_by_the_whole_address_and_never_picked_from_a_list(world: World) -> None:
    nobody_is_picked_from_a_list(world, Role.OFFICER)


def nobody_is_picked_from_a_list(world: World, role: Role) -> None:
    """Look at every page that somebody of this role is shown; the drill asks as others."""
    client, names = Client(), everybody()
    client.force_login(world.member(role))
    looked, cases = set[str](), [world.case(stage) for stage in ("recommended", "asked", "published")]
    for address in addresses():
        if not address.is_ours or address.route in OF_THE_OFFICE:
            continue
        for case in cases if {"case", "id"} & address.names else cases[:1]:
            for path in address.of(case) if address.route not in looked else ():
                page = client.get(path)
                if page.status_code == 200 and "text/html" in page["Content-Type"]:
                    assert not people_of(page, names), path
                    looked.add(address.route)
    assert len(looked) > 20


def everybody() -> set[str]:
    """The names of all accounts."""
    return set(User.objects.values_list("name", flat=True))


def people_of(page: Any, names: set[str]) -> set[str]:
    """Who of these there is to choose on a page: of a list, by radio buttons or by checkboxes."""
    offered = {unescape(one).strip() for one in CHOICES.findall(page.content.decode())}
    return {one for one in offered if any(name in one for name in names)}


@pytest.mark.django_db
def test_what_the_office_chooses_from_are_members_of_the_meeting_and_nobody_else() -> None:
    """Also where a dissent or a vote is noted, which no case of the world waits for."""
    place, sitting = Place(), Sitting().hand_out()
    recommendation = recommended(place)
    in_the_meeting(sitting)
    changing.attend(sitting.meeting, sitting.officer, [(one, "present", "") for one in sitting.members])
    case, board = recommendation.casefile.public_id, sitting.team.board
    for officer, path, members in (
        (place.officer, f"/cases/{case}/dissents/note/", {f"Jo Marsh, for {place.second_member.name}"}),
        (sitting.officer, f"{sitting.page}note-vote/", {one.name for one in sitting.members}),
        (sitting.officer, f"/boards/{board.public_id}/absence/", {f"{sitting.chair.name}: LSCB chair, {board.name}"}),
    ):
        assert people_of(browser(officer).get(path), everybody()) == members, path
