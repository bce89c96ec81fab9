"""What was written into a register of the wrong case is put away: off the pages, out of the counts, kept in memory."""

from typing import Any

import pytest

from reviews.families import transitions as families
from reviews.families import voids as family_voids
from reviews.families.models import FamilyContact, FamilyView
from reviews.lessons import transitions as lessons
from reviews.lessons import voids as lesson_voids
from reviews.lessons.models import EarlyLesson
from reviews.staff import transitions as staff
from reviews.staff import voids as staff_voids
from reviews.staff.models import StaffContact
from scr_portal.audit import Event, broken
from scr_portal.mail import Message
from scr_portal.roles import Role
from scr_portal.transitions import PermissionRefused, Refused
from tests import build_review
from tests.build_review import days_ago
from tests.reviews.team import Team, browser

pytestmark = pytest.mark.django_db
WHY = "It belongs to another case."
CONTACT: dict[str, Any] = {
    "who": "Aunt of Oriel", "route": "At 4 Net Loft", "named_contact": "The officer", "stage": "informed",
    "stage_on": days_ago(2),
}  # fmt: skip
VIEW: dict[str, Any] = {"who": "Aunt of Oriel", "said": "They never came to Net Loft.", "said_on": days_ago(1)}
STAFF: dict[str, Any] = {
    "who": "Ward sister", "support": "Her matron", "interview": "may", "stage": "explained", "stage_on": days_ago(2),
}  # fmt: skip
LESSON: dict[str, Any] = {
    "lesson": "Check the loft ladder.", "to_do": "Tell the ward.", "owner": "Head of nursing",
    "identified_on": days_ago(3),
}  # fmt: skip


def pages(team: Team, person: Any = None) -> str:
    """The case page and the timeline, as somebody sees them."""
    client, case = browser(person or team.officer), f"/cases/{team.casefile.public_id}/"
    return "".join(client.get(page).content.decode() for page in (case, f"{case}timeline/"))


def test_the_words_of_a_family_are_on_no_page_any_more_and_somebody_else_can_be_heard() -> None:
    team = Team()
    member = build_review.appointed(team.review, Role.PANEL_MEMBER)
    contact = families.record.run(FamilyContact(casefile=team.casefile), team.panel_chair, **CONTACT)
    view = families.hear.run(FamilyView(casefile=team.casefile), team.officer, **VIEW)
    assert "Net Loft" in pages(team)
    offered = browser(team.officer).get(f"/family-said/{view.public_id}/void/").content.decode()
    assert "They never came to Net Loft." in offered
    family_voids.void_view.run(view, team.officer, because=WHY)
    family_voids.void.run(contact, team.panel_chair, because=WHY)
    for person in (team.officer, team.panel_chair, team.chair, member):
        assert "Net Loft" not in pages(team, person)
        assert "Aunt of Oriel" not in pages(team, person)
    assert "<s>What the family said</s>" in pages(team, member)
    assert "<s>Contact with the family</s>" in pages(team)
    assert "<s>Contact with the family</s>" not in pages(team, member)  # who could not see it learns nothing of it
    assert {"familyview.void", "familycontact.void"} <= set(Event.objects.values_list("kind", flat=True))
    with pytest.raises(Refused, match="record the contact first"):
        families.hear.run(FamilyView(casefile=team.casefile), team.officer, **VIEW)
    assert broken(team.casefile) == []


def test_a_void_contact_takes_no_step_and_cannot_be_voided_twice() -> None:
    team = Team()
    contact = families.record.run(FamilyContact(casefile=team.casefile), team.officer, **CONTACT)
    gone = family_voids.void.run(contact, team.officer, because=WHY)
    with pytest.raises(Refused, match="void"):
        families.update.run(gone, team.officer, stage="offered", stage_on=days_ago(0))
    assert browser(team.officer).get(f"/family/{gone.public_id}/void/").status_code == 409


def test_by_those_who_keep_the_registers_and_nobody_else() -> None:
    team = Team()
    rows: list[tuple[Any, Any]] = [
        (family_voids.void, families.record.run(FamilyContact(casefile=team.casefile), team.officer, **CONTACT)),
        (family_voids.void_view, families.hear.run(FamilyView(casefile=team.casefile), team.officer, **VIEW)),
        (lesson_voids.void, lessons.record.run(EarlyLesson(casefile=team.casefile), team.officer, **LESSON)),
    ]
    own = StaffContact(casefile=team.casefile, agency=team.police)
    rows.append((staff_voids.void, staff.record.run(own, team.senior, **STAFF)))
    member = build_review.appointed(team.review, Role.PANEL_MEMBER)
    for step, row in rows:
        for somebody in (team.senior, team.chair, member, Team().officer):
            with pytest.raises(PermissionRefused):
                step.run(row, somebody, because=WHY)
        step.run(row, team.panel_chair, because=WHY)


def test_a_member_of_staff_is_off_the_register_and_the_agency_is_told() -> None:
    team = Team()
    own = StaffContact(casefile=team.casefile)
    row = staff.record.run(own, team.officer, agency=team.police, **STAFF)
    assert "Ward sister" in pages(team, team.senior)
    staff_voids.void.run(row, team.officer, because=WHY)
    assert "Ward sister" not in pages(team) + pages(team, team.senior)
    assert Message.objects.filter(address=team.senior.email, body__contains="put on the register by mistake").exists()
    assert not Message.objects.filter(address=team.nurse.email, body__contains="on the register by mistake").exists()


def test_a_shared_lesson_is_taken_back_from_every_agency_it_was_shared_with() -> None:
    team = Team()
    early = lessons.record.run(EarlyLesson(casefile=team.casefile), team.panel_chair, **LESSON)
    early = lessons.share.run(early, team.officer, shared_on=days_ago(1), shared_with="")
    assert "loft ladder" in pages(team, team.nurse)
    lesson_voids.void.run(early, team.officer, because=WHY)
    for person in (team.officer, team.senior, team.nurse):
        assert "loft ladder" not in pages(team, person)
    told = Message.objects.filter(body__contains="was recorded by mistake: it counts for nothing")
    assert {team.senior.email, team.nurse.email} <= set(told.values_list("address", flat=True))


def test_a_lesson_that_nobody_was_told_of_is_taken_back_quietly() -> None:
    team = Team()
    early = lessons.record.run(EarlyLesson(casefile=team.casefile), team.panel_chair, **LESSON)
    lesson_voids.void.run(early, team.officer, because=WHY)
    assert not Message.objects.filter(address__in=[team.senior.email, team.nurse.email], body__contains="mistake")


def test_in_the_browser_first_looked_at_then_done() -> None:
    team = Team()
    families.record.run(FamilyContact(casefile=team.casefile), team.officer, **CONTACT)
    view = families.hear.run(FamilyView(casefile=team.casefile), team.officer, **VIEW)
    officer, path = browser(team.officer), f"/family-said/{view.public_id}/void/"
    assert path in pages(team)
    looked = officer.post(path, {"because": "", "version": "1"})
    assert looked.status_code == 200
    refused = officer.post(path, {"because": "", "version": "1", "seen": looked.context["seen"]})
    assert refused.status_code == 422
    assert FamilyView.objects.exists()
    assert officer.post(path, {"because": WHY, "version": "1", "seen": looked.context["seen"]}).status_code == 302
    assert not FamilyView.objects.exists()
    assert FamilyView.everything.get().void_because == WHY
