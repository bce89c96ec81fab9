"""An early lesson goes to the agencies at once, is acted on and reported, without waiting for the report."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from reviews.lessons import transitions
from reviews.lessons.models import EarlyLesson
from scr_portal.access import forget
from scr_portal.mail import Message
from scr_portal.roles import Role
from scr_portal.transitions import PermissionRefused, Refused
from tests import build
from tests.build_review import days_ago
from tests.panels.conftest import staffed
from tests.reviews.team import Team, browser, on

pytestmark = pytest.mark.django_db
SAID: dict[str, Any] = {
    "lesson": "Nobody looked at the log.", "to_do": "Look at it every Monday.", "owner": "Duty manager",
    "identified_on": days_ago(5),
}  # fmt: skip


def recorded(team: Team) -> EarlyLesson:
    """A lesson that the SCR panel chair saw."""
    return transitions.record.run(EarlyLesson(casefile=team.casefile), team.panel_chair, **SAID)


def sees(team: Team) -> bool:
    """Whether the senior officer of the police can read a lesson."""
    forget([team.senior])
    return EarlyLesson.objects.visible_to(team.senior).exists()


def test_the_agencies_read_it_once_it_is_shared_and_are_told() -> None:
    team = Team()
    early = recorded(team)
    assert not sees(team)
    transitions.share.run(early, team.officer, shared_on=days_ago(4), shared_with="The coroner")
    assert sees(team)
    told = Message.objects.get(address=team.senior.email, body__contains="early lesson")
    assert "log" not in told.body
    page = browser(team.senior).get(f"/cases/{team.casefile.public_id}/").content.decode()
    assert "Look at it every Monday." in page


def test_acted_on_and_reported_in_order() -> None:
    team = Team()
    early = recorded(team)
    with pytest.raises(Refused):
        transitions.act.run(early, team.officer, acted_on=days_ago(3), done="Looked.")
    early = transitions.share.run(early, team.officer, shared_on=days_ago(4), shared_with="")
    early = transitions.act.run(early, team.officer, acted_on=days_ago(3), done="Looked.")
    early = transitions.report.run(early, team.officer, reported_on=days_ago(1), reported_to="The LSCB")
    assert early.get_status_display() == "Reported"


@pytest.mark.parametrize("day", [days_ago(-1), days_ago(6)])
def test_no_day_to_come_and_none_before_it_was_seen(day: date) -> None:
    team = Team()
    with pytest.raises(ValidationError) as refused:
        transitions.share.run(recorded(team), team.officer, shared_on=day, shared_with="")
    assert list(refused.value.message_dict) == ["shared_on"]


def test_an_agency_records_its_own_and_no_other_agency_sees_a_trace_of_it_before_it_is_shared() -> None:
    team = Team()
    senior, nurse = browser(team.senior), browser(team.nurse)
    case = f"/cases/{team.casefile.public_id}/"
    page = senior.get(f"{case}lessons/record/").content.decode()
    assert f"{team.police} can read it." in page
    assert senior.post(f"{case}lessons/record/", SAID | on(days_ago(5), "identified_on")).status_code == 302
    early = EarlyLesson.objects.get()
    assert (early.agency, early.audience) == (team.police, "panel")
    assert Message.objects.filter(user=team.officer, body__contains="early lesson was recorded").exists()
    assert not Message.objects.filter(user__in=[team.nurse, team.senior]).exists()
    for reads, somebody in ((True, senior), (True, browser(team.officer)), (False, nurse)):
        for page in (case, f"{case}timeline/"):
            shown = somebody.get(page).content.decode()
            assert ("Look at it every Monday." in shown) is (reads and page == case)
            assert ("recorded an early lesson" in shown) is reads
    assert nurse.get(f"/lessons/{early.public_id}/share/").status_code == 404
    assert senior.get(f"/lessons/{early.public_id}/share/").status_code == 403
    transitions.share.run(early, team.officer, shared_on=days_ago(1), shared_with="")
    assert "Look at it every Monday." in nurse.get(case).content.decode()


def test_so_does_the_author_of_its_imr() -> None:
    scene = staffed()
    scene.with_author()
    forget([scene.author])
    case = scene.review.casefile
    transitions.record.run(EarlyLesson(casefile=case, agency=scene.police), scene.author, **SAID)
    assert EarlyLesson.objects.visible_to(scene.author).exists()
    with pytest.raises(PermissionRefused):
        transitions.record.run(EarlyLesson(casefile=case, agency=scene.health), scene.author, **SAID)


def test_not_for_another_agency_nor_for_none() -> None:
    team = Team()
    for agency in (team.health, None):
        with pytest.raises(PermissionRefused):
            transitions.record.run(EarlyLesson(casefile=team.casefile, agency=agency), team.senior, **SAID)


def test_representatives_and_the_chair_record_none() -> None:
    team = Team()
    for somebody in (build.member(Role.REPRESENTATIVE, team.police), team.chair, Team().officer):
        with pytest.raises(PermissionRefused):
            transitions.record.run(EarlyLesson(casefile=team.casefile), somebody, **SAID)


def test_the_pages() -> None:
    team = Team()
    officer = browser(team.officer)
    case = f"/cases/{team.casefile.public_id}/"
    said = SAID | on(days_ago(5), "identified_on")
    assert f"{case}lessons/record/" in officer.get(case).content.decode()
    assert officer.post(f"{case}lessons/record/", said | {"lesson": ""}).status_code == 422
    assert officer.post(f"{case}lessons/record/", said).status_code == 302
    early = EarlyLesson.objects.get()
    page = f"/lessons/{early.public_id}/share/"
    assert "Nobody looked at the log." in officer.get(page).content.decode()
    assert officer.post(page, on(days_ago(4), "shared_on") | {"version": "1"}).status_code == 302
    assert "Say what was done" in officer.get(case).content.decode()
