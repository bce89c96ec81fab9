"""What one person still has in hand, for the office that has to see to it."""

from django.test import Client
from django.urls import reverse

from scr_portal.access import Appointment
from scr_portal.accounts import User
from scr_portal.roles import Role
from tests import build, build_review
from tests.panels.appointments.test_hand_over import at, chair_of, declared, of, proposed
from tests.panels.conftest import Scene
from tests.panels.overviews.conftest import Report, report

__all__ = ["report"]


def shown(reader: User, person: User) -> str:
    """The page about a person, as this reader sees it."""
    return at(reader).get(page_of(person)).content.decode()


def page_of(person: User) -> str:
    return reverse(
        "panels:appointment_in_hand", args=[Appointment.objects.filter(user=person).earliest("pk").public_id]
    )


def test_it_is_reached_from_the_people_panel_of_the_case_page(report: Report) -> None:
    case = f"/cases/{report.review.casefile.public_id}/"
    assert page_of(report.author) in at(report.scene.officer).get(case).content.decode()
    assert page_of(report.author) in at(chair_of(report.review)).get(case).content.decode()
    assert "in-hand" not in at(report.scene.panel_chair).get(case).content.decode()


def test_it_shows_what_waits_and_the_way_to_hand_it_over(report: Report) -> None:
    circulated = report.circulated()
    author, member = of(report.author), of(report.scene.member)
    page = shown(report.scene.officer, report.scene.member)
    assert f"What {member.user.name} still has in hand" in page
    assert "Read it, and give your word on the version before the SCR panel" in page
    assert reverse("panels:appointment_hand_over", args=[member.public_id]) in page
    assert "it waits for whoever holds that role next" in page
    assert "Record each, with what it is to change" in shown(report.scene.officer, report.author)
    assert circulated.status == "circulated"
    assert reverse("panels:appointment_hand_over", args=[author.public_id]) not in shown(
        chair_of(report.review), report.author
    )


def test_the_report_in_writing_and_the_imr_in_writing_are_there(report: Report) -> None:
    assert "Hand in the first draft" in shown(report.scene.officer, report.author)
    report.drafted()
    assert "Hand in the next version" in shown(report.scene.officer, report.author)
    report.scene.with_author()
    page = shown(report.scene.officer, report.scene.author)
    assert "Hand in the IMR of Northshire Police" in page
    assert "named by the agency" in page


def test_it_names_who_is_to_take_over(report: Report) -> None:
    declared(proposed(report.scene, report.author))
    page = shown(report.scene.officer, report.author)
    assert "Nadia Osei</a>: Declaration made" in page
    assert "hand-over" not in page


def test_all_cases_of_the_readers_boards_and_of_no_other(scene: Scene) -> None:
    board = scene.review.casefile.board
    second, elsewhere = build_review.review(board), build_review.review()
    for review in (second, elsewhere):
        build_review.appointed(review, Role.PANEL_MEMBER, scene.member)
    build_review.appointed(elsewhere, Role.PANEL_CHAIR, scene.officer)
    page = shown(scene.officer, scene.member)
    assert scene.review.casefile.reference in page
    assert second.casefile.reference in page
    assert elsewhere.casefile.reference not in page


def test_for_nobody_but_the_office(scene: Scene) -> None:
    page = page_of(scene.member)
    assert at(scene.panel_chair).get(page).status_code == 403
    assert at(scene.member).get(page).status_code == 403
    assert at(build.member(Role.OFFICER, build.board())).get(page).status_code == 404
    assert Client().get(page).status_code == 302


def test_what_has_ended_is_in_nobodys_hand(scene: Scene) -> None:
    Appointment.objects.filter(user=scene.member).update(status="ended")
    assert "every appointment has ended" in shown(scene.officer, scene.member)
