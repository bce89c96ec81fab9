"""Staff are told what the review is for, supported, and heard when criminal proceedings allow it."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from reviews.staff import transitions
from reviews.staff.models import StaffContact
from scr_portal.transitions import PermissionRefused
from tests.build_review import days_ago
from tests.reviews.team import Team, browser, on

pytestmark = pytest.mark.django_db
SAID: dict[str, Any] = {
    "who": "Health visitor", "works_for": "The hospital trust", "support": "Her team leader", "interview": "hold_off",
    "stage": "explained", "stage_on": days_ago(5),
}  # fmt: skip


def recorded(team: Team) -> StaffContact:
    """Somebody on the register."""
    return transitions.record.run(StaffContact(casefile=team.casefile), team.officer, **SAID)


def test_cleared_for_interview_later() -> None:
    team = Team()
    contact = recorded(team)
    now = transitions.update.run(
        contact, team.panel_chair, interview="cleared", stage="contributed", stage_on=days_ago(1)
    )
    assert (now.get_interview_display(), now.get_stage_display()) == ("Cleared for interview", "Has contributed")


def test_no_day_to_come() -> None:
    team = Team()
    with pytest.raises(ValidationError) as refused:
        transitions.update.run(recorded(team), team.officer, interview="may", stage="feedback", stage_on=days_ago(-1))
    assert list(refused.value.message_dict) == ["stage_on"]


def test_not_by_agencies_and_not_read_by_them() -> None:
    team = Team()
    recorded(team)
    with pytest.raises(PermissionRefused):
        transitions.record.run(StaffContact(casefile=team.casefile), team.senior, **SAID)
    assert not StaffContact.objects.visible_to(team.senior).exists()


def test_the_pages() -> None:
    team = Team()
    officer, case = browser(team.officer), f"/cases/{team.casefile.public_id}/"
    said = SAID | on(days_ago(5), "stage_on")
    assert officer.post(f"{case}staff/record/", said | {"interview": "never"}).status_code == 422
    assert officer.post(f"{case}staff/record/", said).status_code == 302
    assert "Hold off: criminal proceedings" in officer.get(case).content.decode()
    contact = StaffContact.objects.get()
    now = {"interview": "cleared", "stage": "contributed", "version": "1"} | on(days_ago(1), "stage_on")
    assert officer.post(f"/staff/{contact.public_id}/update/", now).status_code == 302
