"""Who stepped back from the case, or is barred from it, is not shown as filling the role they were appointed to."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from panels.appointments.transitions import end
from scr_portal.access import grants
from scr_portal.accounts import User
from scr_portal.bars.transitions import lift, own_bar, propose, step_back
from scr_portal.people import Bar
from scr_portal.roles import Role
from tests import build
from tests.reviews.team import Team, browser

pytestmark = pytest.mark.django_db


def read(team: Team, reader: object, address: str) -> str:
    """What stands on a page of the case, without its marks."""
    page = browser(reader).get(reverse(address, args=[team.casefile.public_id])).content.decode()  # type: ignore[arg-type]
    return " ".join(re.sub(r"<[^>]*>", " ", page.split("<main")[1]).split())


def test_the_case_says_so_to_the_office_and_asks_for_a_successor() -> None:
    team = Team()
    name = team.panel_chair.name
    assert f"Appoint the SCR panel chair {name}, from" in read(team, team.officer, "case")
    bar = step_back.run(Bar(casefile=team.casefile), team.panel_chair, reason="I know the family.")
    shown = read(team, team.officer, "case")
    assert f"SCR panel chair {name} (stepped back from this case)" in shown
    assert f"Appoint the SCR panel chair {name} (stepped back from this case) To do" in shown
    assert "Confirmed Stepped back from this case" in shown
    assert "Confirmed Stepped back from this case" in read(team, team.officer, "panels:appointments")
    assert "stepped back" not in read(team, team.senior, "case")
    lift.run(bar, team.chair, why_lifted="Another family.")
    assert "back from this case)" not in read(team, team.officer, "case")


def test_the_page_of_the_appointment_says_so_too() -> None:
    team = Team()
    appointment = team.panel_chair.appointments.get()
    propose.run(Bar(casefile=team.casefile), team.officer, email=team.panel_chair.email, reason="Knows the family.")
    page = browser(team.chair).get(reverse("panels:appointment", args=[appointment.public_id])).content.decode()
    assert "Barred from this case since" in page


def test_it_is_said_beforehand_and_waits_for_the_office_until_the_appointment_ends() -> None:
    team = Team()
    home, line = browser(team.officer), "the SCR panel chair has no part in this case any more"
    alone = "Nobody else is SCR panel chair on this case"
    assert alone in read(team, team.panel_chair, "scr_portal:bar_step_back")
    assert alone not in read(team, team.officer, "scr_portal:bar_step_back")
    bar = propose.run(Bar(casefile=team.casefile), team.officer, email=team.panel_chair.email, reason="Family.")
    page = browser(team.chair).get(reverse("scr_portal:bar_confirm", args=[bar.public_id])).content.decode()
    assert alone in page
    assert line in home.get(reverse("home")).content.decode()
    end.run(team.panel_chair.appointments.get(), team.chair, until=timezone.localdate(), why_stopped="Barred.")
    shown = home.get(reverse("home")).content.decode()
    assert line not in shown
    assert "Appoint the SCR panel chair" in shown


def test_the_only_senior_officer_of_an_agency_reads_that_there_is_no_other() -> None:
    team = Team()
    alone = f"{team.police} has no other senior officer who is there"
    assert alone in read(team, team.senior, "scr_portal:bar_step_back")
    build.member(Role.SENIOR, team.police)
    assert alone not in read(team, team.senior, "scr_portal:bar_step_back")


def test_the_office_is_asked_to_have_it_name_another_until_there_is_one() -> None:
    team = Team()
    line = f"Ask {team.police} to name another senior officer: nobody there can act for it on this case"

    def home(reader: User) -> str:
        return browser(reader).get(reverse("home")).content.decode()

    bar = step_back.run(own_bar(team.casefile, grants(team.senior)), team.senior, reason="I know the family.")
    shown = home(team.officer)
    assert line in shown
    assert f'href="{reverse("panels:grid", args=[team.casefile.public_id])}"' in shown
    assert f"Ask {team.health}" not in shown
    for other in (team.chair, team.nurse, team.senior, team.panel_chair):
        assert "name another senior officer" not in home(other)
    lift.run(bar, team.chair, why_lifted="Another family.")
    assert line not in home(team.officer)
    propose.run(Bar(casefile=team.casefile), team.officer, email=team.senior.email, reason="Knows the family.")
    assert line in home(team.second_officer)
    build.member(Role.SENIOR, team.police)
    assert line not in home(team.officer)
