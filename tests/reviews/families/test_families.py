"""The family is offered to take part, and where somebody is not, the reason is written down."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from reviews.families import transitions
from reviews.families.models import FamilyContact, FamilyView
from scr_portal.roles import Role
from scr_portal.transitions import PermissionRefused, Refused
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


HEARD: dict[str, Any] = {"who": "Mother", "said": "Nobody listened.", "said_on": days_ago(2)}


def heard(team: Team, **different: Any) -> FamilyView:
    """What the mother said."""
    return transitions.hear.run(FamilyView(casefile=team.casefile), team.officer, **HEARD | different)


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


def test_what_was_said_is_read_by_the_panel_which_never_sees_how_they_are_reached() -> None:
    team = Team()
    recorded(team, advice="Do not contact the father.")
    heard(team)
    author = build_review.appointed(team.review, Role.OVERVIEW_AUTHOR)
    member = build_review.appointed(team.review, Role.PANEL_MEMBER)
    designated = build_review.appointed(team.review, Role.DESIGNATED)
    panel = [team.officer, team.chair, team.panel_chair, author, member]
    for somebody in (*panel, designated, team.senior, Team().officer):
        assert FamilyView.objects.visible_to(somebody).exists() is (somebody in panel)
    address = f"/cases/{team.casefile.public_id}/"
    shown, timeline = (browser(member).get(page).content.decode() for page in (address, f"{address}timeline/"))
    assert "Nobody listened." in shown
    assert "recorded what a member of the family said" in timeline
    for hidden in ("interpreter", "Do not contact the father.", "Contact and safety", "recorded a contact with"):
        assert hidden not in shown + timeline
    assert "Nobody listened." not in browser(team.senior).get(address).content.decode()


def test_only_somebody_on_the_register_is_heard_and_not_on_a_day_to_come() -> None:
    team = Team()
    with pytest.raises(Refused, match="record the contact first"):
        heard(team)
    recorded(team)
    for wrong in ({"who": "Father"}, {"said_on": days_ago(-1)}):
        with pytest.raises(ValidationError) as refused:
            heard(team, **wrong)
        assert list(refused.value.message_dict) == list(wrong)
    assert not FamilyView.objects.exists()


def test_not_by_agencies() -> None:
    team = Team()
    recorded(team)
    with pytest.raises(PermissionRefused):
        transitions.record.run(FamilyContact(casefile=team.casefile), team.senior, **SAID)
    for somebody in (team.senior, build_review.appointed(team.review, Role.PANEL_MEMBER)):
        with pytest.raises(PermissionRefused):
            transitions.hear.run(FamilyView(casefile=team.casefile), somebody, **HEARD)


def test_the_page_of_what_was_said() -> None:
    team = Team()
    officer, case = browser(team.officer), f"/cases/{team.casefile.public_id}/"
    page = f"{case}family/said/"
    assert page not in officer.get(case).content.decode()
    assert "record the contact first" in officer.get(page).content.decode()
    recorded(team)
    assert page in officer.get(case).content.decode()
    assert officer.post(page, {"who": "Mother", "said": ""} | on(days_ago(2), "said_on")).status_code == 422
    said = {"who": "Mother", "said": "Nobody listened."} | on(days_ago(2), "said_on")
    assert officer.post(page, said).status_code == 302
    assert "Nobody listened." in officer.get(case).content.decode()


def test_the_pages_keep_what_stands() -> None:
    team = Team()
    officer, case = browser(team.officer), f"/cases/{team.casefile.public_id}/"
    said = SAID | on(days_ago(5), "stage_on")
    assert officer.post(f"{case}family/record/", said | {"stage": "declined"}).status_code == 422
    assert officer.post(f"{case}family/record/", said).status_code == 302
    contact = FamilyContact.objects.get()
    page = f"/family/{contact.public_id}/update/"
    assert 'value="informed" selected' in officer.get(page).content.decode()
    now = on(days_ago(1), "stage_on") | {"stage": "contributed", "version": "1"}
    assert officer.post(page, now).status_code == 302
    assert "Has given views" in officer.get(case).content.decode()
