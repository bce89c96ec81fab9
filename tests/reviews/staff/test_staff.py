"""Staff are told what the review is for, supported, and heard when criminal proceedings allow it."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from reviews.staff import transitions
from reviews.staff.models import StaffContact
from scr_portal.mail import Message
from scr_portal.transitions import PermissionRefused
from tests.build_review import days_ago
from tests.reviews.team import Team, browser, on

pytestmark = pytest.mark.django_db
SAID: dict[str, Any] = {
    "who": "Health visitor", "works_for": "The hospital trust", "support": "Her team leader", "interview": "hold_off",
    "stage": "explained", "stage_on": days_ago(5),
}  # fmt: skip


def recorded(team: Team, **different: Any) -> StaffContact:
    """Somebody on the register."""
    return transitions.record.run(StaffContact(casefile=team.casefile), team.officer, **SAID | different)


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


def test_an_agency_reads_of_its_own_staff_who_may_be_interviewed_and_nothing_else() -> None:
    team = Team()
    own = recorded(team, agency=team.police, works_for="")
    others = [recorded(team, who="Ward sister", agency=team.health), recorded(team, who="Childminder")]
    assert own.works_for == str(team.police)
    assert list(StaffContact.objects.visible_to(team.senior)) == [own]
    shown = browser(team.senior).get(f"/cases/{team.casefile.public_id}/").content.decode()
    assert "Hold off: criminal proceedings" in shown
    assert not any(other.who in shown for other in others)
    told = Message.objects.filter(body__contains="interviewed").values_list("user", flat=True)
    assert set(told) == {team.senior.pk, team.nurse.pk}
    timeline = browser(team.senior).get(f"/cases/{team.casefile.public_id}/timeline/").content.decode()
    assert timeline.count("recorded a contact with staff") == 1
    assert browser(team.senior).get(f"/staff/{own.public_id}/update/").status_code == 403
    assert browser(team.senior).get(f"/staff/{others[0].public_id}/update/").status_code == 404


def test_an_agency_records_its_own_staff_and_nobody_else_s() -> None:
    team = Team()
    senior, page = browser(team.senior), f"/cases/{team.casefile.public_id}/staff/record/"
    said = SAID | on(days_ago(5), "stage_on") | {"agency": str(team.health.pk)}
    assert "For which agency" not in senior.get(page).content.decode()
    assert senior.post(page, said).status_code == 302
    contact = StaffContact.objects.get()
    assert (contact.agency, contact.works_for) == (team.police, str(team.police))
    assert not StaffContact.objects.visible_to(team.nurse).exists()
    assert StaffContact.objects.visible_to(team.panel_chair).exists()
    own = StaffContact(casefile=team.casefile, agency=team.police)
    assert transitions.record.run(own, team.senior, **SAID, agency=team.health).agency == team.police
    for agency in (team.health, None):
        with pytest.raises(PermissionRefused):
            transitions.record.run(StaffContact(casefile=team.casefile, agency=agency), team.senior, **SAID)


def test_whom_they_work_for_is_asked() -> None:
    with pytest.raises(ValidationError) as refused:
        recorded(Team(), works_for="")
    assert list(refused.value.message_dict) == ["works_for"]


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
