"""The open work of one person goes to another, who has made the declaration first."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from panels.appointments.transitions import confirm, declare, end, freeze, give_way, hand_over, withdraw
from panels.overviews.transitions import close, revise, sign_off
from reviews.models import Review
from scr_portal.access import Appointment
from scr_portal.accounts import User
from scr_portal.audit import Event, broken
from scr_portal.bars.transitions import propose, step_back
from scr_portal.casefiles import CaseFile
from scr_portal.guests.models import GuestLink
from scr_portal.mail import Message
from scr_portal.people import Bar
from scr_portal.roles import Role
from scr_portal.transitions import PermissionRefused, Refused
from tests import build, build_review
from tests.build_review import INDEPENDENT, days_ago
from tests.guests.conftest import Door, door
from tests.panels.conftest import Scene, a_file
from tests.panels.overviews.conftest import Report, report

__all__ = ["door", "report"]
TODAY = timezone.localdate
WHY = "A long illness."


def typed(**other: Any) -> dict[str, Any]:
    """What the officer types."""
    said = {
        "why_in_place": WHY, "email": "Successor@example.org", "name": "Nadia Osei", "position": "Consultant",
        "organisation": "Independent", "agency": None, "competence": "Has led four reviews.",
    }  # fmt: skip
    return said | other


def of(person: User) -> Appointment:
    """The one appointment of a person, as it stands."""
    return Appointment.objects.select_related("casefile", "user").get(user=person)


def chair_of(review: Review) -> User:
    return review.decision.decided_by


def proposed(scene: Scene, person: User, **other: Any) -> Appointment:
    """Who is to take over from `person`."""
    return hand_over.run(of(person), scene.officer, **typed(**other)).successors.latest("pk")


def declared(successor: Appointment, **yes: bool) -> Appointment:
    """The same after the declaration, in which all is answered no but for what is in `yes`."""
    answers = INDEPENDENT | yes
    return declare.run(
        successor, successor.user, declared_on=days_ago(1), other_roles="", qualified_because="Trained.", **answers
    )


def handed_over(scene: Scene, person: User, **other: Any) -> User:
    """The successor, at work."""
    return confirm.run(declared(proposed(scene, person, **other)), chair_of(scene.review), since=TODAY()).user


def at(person: User) -> Client:
    """A browser in which this person is signed in."""
    client = Client()
    client.force_login(person)
    return client


def test_from_the_page_to_the_confirmation_one_ends_as_the_other_begins(report: Report) -> None:
    author, case = of(report.author), report.review.casefile
    predecessor, officer, chair = at(author.user), at(report.scene.officer), at(chair_of(report.review))
    page = reverse("panels:appointment_hand_over", args=[author.public_id])
    assert "declaration of independence" in officer.get(page).content.decode()
    assert officer.post(page, typed(agency="", version="1")).status_code == 302
    successor = Appointment.objects.select_related("user").get(in_place_of=author)
    assert successor.user.email == "successor@example.org"
    assert "Nadia Osei</a>" in officer.get(reverse("panels:appointment", args=[author.public_id])).content.decode()

    declaring = dict.fromkeys(INDEPENDENT, "no") | {"qualified_because": "Trained.", "version": "1"}
    its = [successor.public_id]
    newcomer = at(successor.user)
    address = f"/cases/{case.public_id}/"
    answered = newcomer.post(
        reverse("panels:appointment_declare", args=its), declaring | {"declared_on": days_ago(1).isoformat()}
    )
    assert answered.status_code == 302
    assert (newcomer.get(address).status_code, predecessor.get(address).status_code) == (404, 200)

    shown = chair.get(reverse("panels:appointment_confirm", args=its)).content.decode()
    assert f"{author.user.name}, whose appointment ends on the day this one begins" in shown
    assert WHY in shown
    confirming = {"since": TODAY().isoformat(), "version": "2"}
    assert chair.post(reverse("panels:appointment_confirm", args=its), confirming).status_code == 302
    assert (newcomer.get(address).status_code, predecessor.get(address).status_code) == (200, 404)
    own = predecessor.get(reverse("panels:appointment", args=[author.public_id])).content.decode()
    assert f"Handed over to Nadia Osei: {WHY}" in own

    author.refresh_from_db()
    assert (author.status, author.until) == ("ended", TODAY())
    kinds = list(Event.objects.filter(casefile=case, kind__startswith="appointment.").values_list("kind", flat=True))
    newest_first = [f"appointment.{verb}" for verb in ("confirm", "give_way", "declare", "hand_over")]
    assert sorted(kinds) == sorted(newest_first)
    assert [*Event.objects.filter(kind__in=newest_first).order_by("seq").values_list("kind", flat=True)] == [
        *reversed(newest_first)
    ]
    assert broken(case) == []


def test_the_report_in_hand_goes_on_where_it_stands(report: Report) -> None:
    draft = report.drafted()
    successor = handed_over(report.scene, report.author)
    revised = revise.run(draft, successor, file=a_file("Twice."))
    with pytest.raises(PermissionRefused):
        revise.run(revised, report.author, file=a_file("Three times."))
    assert at(successor).get(reverse("panels:overview", args=[draft.public_id])).status_code == 200
    assert at(report.author).get(reverse("panels:overview", args=[draft.public_id])).status_code == 404


@pytest.mark.parametrize("which", ["panel_chair", "member"])
def test_the_panel_signs_off_with_the_successor_in_the_place_of_the_one_before(report: Report, which: str) -> None:
    overview = report.circulated()
    before = getattr(report.scene, which)
    sign_off.run(overview, before, position="agrees")
    successor = handed_over(report.scene, before)
    others = {report.scene.panel_chair, report.scene.member} - {before}
    overview.refresh_from_db()
    for member in (successor, *others):
        overview = sign_off.run(overview, member, position="agrees")
    panel_chair = successor if which == "panel_chair" else report.scene.panel_chair
    with pytest.raises(PermissionRefused):
        close.run(overview, before)
    assert close.run(overview, panel_chair).status == "signed_off"


def test_what_is_on_hold_can_be_handed_over_too(report: Report) -> None:
    held = freeze.run(of(report.author), chair_of(report.review), why_stopped="A connection came to light.")
    successor = handed_over(report.scene, report.author)
    held.refresh_from_db()
    assert held.status == "ended"
    assert CaseFile.objects.visible_to(successor).exists()


def test_both_are_told_and_no_mail_names_anybody(report: Report) -> None:
    successor = handed_over(report.scene, report.author)
    told = {one.user: one.body for one in Message.objects.filter(user__in=[successor, report.author]).order_by("pk")}
    assert "taken over your work" in told[report.author]
    assert "confirmed" in told[successor]
    for body in Message.objects.values_list("body", flat=True):
        for name in (successor.name, report.author.name, report.review.casefile.label, WHY):
            assert name not in body


def test_the_predecessor_who_came_by_link_is_out_at_the_next_page(door: Door) -> None:
    door.link()
    door.comes_in()
    handed_over(door.scene, door.guest)
    assert not door.is_in()
    assert GuestLink.objects.get().status == "revoked"


def test_nothing_changes_before_and_a_proposal_that_is_taken_back_leaves_the_predecessor(report: Report) -> None:
    successor = declared(proposed(report.scene, report.author))
    assert not CaseFile.objects.visible_to(successor.user).exists()
    withdraw.run(successor, report.scene.officer, why_stopped="Not available after all.")
    author = of(report.author)
    assert (author.status, author.until) == ("confirmed", None)
    assert revise.run(report.drafted(), report.author, file=a_file("Twice.")).status == "draft"
    assert proposed(report.scene, report.author, email="another@example.org").status == "proposed"


def test_one_successor_at_a_time_and_not_the_person_herself(report: Report) -> None:
    proposed(report.scene, report.author)
    with pytest.raises(Refused, match="Nadia Osei is proposed to take over already"):
        proposed(report.scene, report.author, email="another@example.org")
    page = reverse("panels:appointment_hand_over", args=[of(report.scene.member).public_id])
    again = at(report.scene.officer).post(page, typed(agency="", email=report.scene.member.email, version="1"))
    assert again.status_code == 422
    assert "already proposed for, or holds, this role" in again.content.decode()
    with pytest.raises(ValidationError, match="cannot propose yourself"):
        proposed(report.scene, report.scene.member, email=report.scene.officer.email)


def test_only_by_an_officer_of_this_board(report: Report) -> None:
    author = of(report.author)
    for by in (
        chair_of(report.review),
        report.scene.panel_chair,
        report.author,
        build.member(Role.OFFICER, build.board()),
    ):
        with pytest.raises(PermissionRefused):
            hand_over.run(author, by, **typed())


def test_the_rules_hold_for_the_successor_as_for_anybody(report: Report) -> None:
    chair = chair_of(report.review)
    tied = declared(proposed(report.scene, report.author), employed_by_lscb=True)
    with pytest.raises(Refused, match="may not belong to this LSCB"):
        confirm.run(tied, chair, since=TODAY())
    of_the_panel = declared(proposed(report.scene, report.scene.panel_chair, email=report.author.email))
    with pytest.raises(Refused, match="overview author may not also be SCR panel chair"):
        confirm.run(of_the_panel, chair, since=TODAY())
    assert of(report.scene.panel_chair).status == "confirmed"


def test_nobody_who_has_stepped_back_or_is_to_be_barred_takes_over(report: Report) -> None:
    scene = report.scene
    build.member(Role.OFFICER, scene.review.casefile.board)
    step_back.run(Bar(casefile=scene.review.casefile), scene.member, reason="I know the family.")
    with pytest.raises(Refused, match="has no part in this case"):
        proposed(scene, report.author, email=scene.member.email)
    senior = declared(proposed(scene, scene.panel_chair, email=scene.other_senior.email))
    propose.run(Bar(casefile=scene.review.casefile), scene.officer, email=scene.other_senior.email, reason="Kin.")
    with pytest.raises(Refused, match="has no part in this case"):
        confirm.run(senior, chair_of(scene.review), since=TODAY())


def test_nobody_else_who_holds_the_role_is_passed_over(report: Report) -> None:
    chair = chair_of(report.review)
    successor = declared(proposed(report.scene, report.author))
    end.run(of(report.author), chair, until=days_ago(14), why_stopped="Retired.")
    other = build_review.appointed(report.review, Role.OVERVIEW_AUTHOR)
    with pytest.raises(Refused, match=f"{other.name} is Overview author"):
        confirm.run(successor, chair, since=TODAY())


def test_the_days_join_and_never_cross(report: Report) -> None:
    chair, author = chair_of(report.review), of(report.author)
    successor = declared(proposed(report.scene, report.author))
    Appointment.objects.filter(pk=author.pk).update(since=TODAY())
    with pytest.raises(ValidationError, match="the appointment before it began") as refused:
        confirm.run(successor, chair, since=days_ago(1))
    assert set(refused.value.message_dict) == {"since"}
    assert of(report.author).status == "confirmed"
    with pytest.raises(ValidationError, match="not come yet"):
        confirm.run(successor, chair, since=TODAY() + timedelta(days=1))


def test_nobody_gives_way_to_somebody_who_has_not_declared(report: Report) -> None:
    proposed(report.scene, report.author)
    with pytest.raises(Refused, match="Nobody who has made the declaration"):
        give_way.run(of(report.author), chair_of(report.review), until=TODAY())


def test_the_author_of_an_imr_is_handed_over_by_the_agency(scene: Scene) -> None:
    scene.with_author()
    with pytest.raises(Refused, match="named by the agency"):
        proposed(scene, scene.author)


def test_the_task_list_shows_who_holds_it_and_who_is_to_take_over(report: Report) -> None:
    declared(proposed(report.scene, report.author))
    page = at(chair_of(report.review)).get(f"/cases/{report.review.casefile.public_id}/").content.decode()
    assert "Hand over: Overview author" in page
    assert f"From {report.author.name} to Nadia Osei" in page
    assert f"{report.author.name}, from" in page
