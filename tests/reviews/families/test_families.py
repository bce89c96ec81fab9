"""The family is offered to take part, and where somebody is not, the reason is written down."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from reviews.families import transitions
from reviews.families.models import FamilyContact
from scr_portal.roles import Role
from scr_portal.transitions import PermissionRefused
from tests import build_review
from tests.build_review import days_ago
from tests.reviews.team import Team, browser, on

pytestmark = pytest.mark.django_db
SAID: dict[str, Any] = {
    "who": "Mother", "route": "In person, with an interpreter", "named_contact": "The SCR panel chair",
    "stage": "informed", "stage_on": days_ago(5),
}  # fmt: skip


def recorded(team: Team, **different: Any) -> FamilyContact:
    """Somebody on the register."""
    return transitions.record.run(FamilyContact(casefile=team.casefile), team.panel_chair, **SAID | different)


@pytest.mark.parametrize("stage", ["not_contacted", "declined", "deferred"])
def test_who_does_not_take_part_needs_a_reason(stage: str) -> None:
    team = Team()
    with pytest.raises(ValidationError) as refused:
        recorded(team, stage=stage)
    assert list(refused.value.message_dict) == ["why"]
    contact = recorded(team)
    with pytest.raises(ValidationError):
        transitions.update.run(contact, team.officer, stage=stage, stage_on=days_ago(1))
    updated = transitions.update.run(contact, team.officer, stage=stage, stage_on=days_ago(1), why="She is ill.")
    assert updated.why == "She is ill."


def test_read_by_the_few_who_work_with_the_family() -> None:
    team = Team()
    recorded(team)
    author = build_review.appointed(team.review, Role.OVERVIEW_AUTHOR)
    member = build_review.appointed(team.review, Role.PANEL_MEMBER)
    few = [team.officer, team.chair, team.panel_chair, author]
    for somebody in (*few, member, team.senior, Team().officer):
        assert FamilyContact.objects.visible_to(somebody).exists() is (somebody in few)


def test_not_by_agencies() -> None:
    team = Team()
    with pytest.raises(PermissionRefused):
        transitions.record.run(FamilyContact(casefile=team.casefile), team.senior, **SAID)


def test_the_pages_keep_what_stands() -> None:
    team = Team()
    officer, case = browser(team.officer), f"/cases/{team.casefile.public_id}/"
    said = SAID | on(days_ago(5), "stage_on")
    assert officer.post(f"{case}family/record/", said | {"stage": "declined"}).status_code == 422
    assert officer.post(f"{case}family/record/", said).status_code == 302
    contact = FamilyContact.objects.get()
    page = f"/family/{contact.public_id}/update/"
    assert 'value="informed" selected' in officer.get(page).content.decode()
    now = on(days_ago(1), "stage_on") | {"stage": "contributed", "said": "Nobody listened.", "version": "1"}
    assert officer.post(page, now).status_code == 302
    assert "Nobody listened." in officer.get(case).content.decode()
