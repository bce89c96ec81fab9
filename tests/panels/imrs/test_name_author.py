"""The agency's senior officer names the author, and answers for the declaration."""

import pytest
from django.test import Client
from django.urls import reverse

from panels.imrs.models import Imr
from panels.imrs.transitions import name_author
from scr_portal.access import Appointment
from scr_portal.accounts import User
from scr_portal.casefiles import CaseFile
from scr_portal.roles import Role
from scr_portal.transitions import PermissionRefused, Refused
from tests import build, build_review
from tests.panels.conftest import Scene


def name(imr: Imr, by: User, author: User, **yes: bool) -> Imr:
    """Name somebody who had no part in the case, but for what is in `yes`."""
    said = {"directly_concerned": False, "immediate_manager": False} | yes
    return name_author.run(imr, by, email=author.email, name="", position="Detective inspector", **said)


def test_the_author_may_open_the_case_and_hand_in(scene: Scene) -> None:
    named = scene.with_author()
    assert named.status == "author_named"
    assert named.author
    assert named.author.status == Appointment.Status.CONFIRMED
    assert list(CaseFile.objects.visible_to(scene.author)) == [scene.review.casefile]
    assert list(Imr.objects.visible_to(scene.author)) == [named]


@pytest.mark.parametrize("tie", ["directly_concerned", "immediate_manager"])
def test_nobody_with_a_part_in_the_case(scene: Scene, tie: str) -> None:
    with pytest.raises(Refused, match="Choose somebody else"):
        name(scene.asked(), scene.senior, scene.author, **{tie: True})
    assert not CaseFile.objects.visible_to(scene.author).exists()


def test_nobody_of_the_scr_panel_and_not_the_overview_author(scene: Scene) -> None:
    author = build_review.appointed(scene.review, Role.OVERVIEW_AUTHOR)
    imr = scene.asked()
    with pytest.raises(Refused, match="may not be on the SCR panel"):
        name(imr, scene.senior, scene.member)
    with pytest.raises(Refused, match="overview author may not also be IMR author"):
        name(imr, scene.senior, author)


def test_nobody_names_herself(scene: Scene) -> None:
    with pytest.raises(Refused, match="cannot name yourself"):
        name(scene.asked(), scene.senior, scene.senior)


def test_only_that_agencys_senior_officer(scene: Scene) -> None:
    imr = scene.asked()
    for by in (scene.other_senior, scene.officer, scene.panel_chair, build.member(Role.REPRESENTATIVE, scene.police)):
        with pytest.raises(PermissionRefused):
            name(imr, by, scene.author)


def test_another_author_takes_the_place_of_the_first_whose_rights_end(scene: Scene) -> None:
    successor = build.user()
    name(scene.with_author(), scene.senior, successor)
    assert not CaseFile.objects.visible_to(User.objects.get(pk=scene.author.pk)).exists()
    assert CaseFile.objects.visible_to(successor).exists()


def test_the_page_asks_for_the_declaration(scene: Scene, client: Client) -> None:
    imr = scene.asked()
    client.force_login(scene.senior)
    page = reverse("panels:imr_name_author", args=[imr.public_id])
    assert "directly concerned with the child" in client.get(page).content.decode()
    typed = {"email": "wren@example.org", "name": "A. Wren", "position": "Inspector", "version": "1"}
    wrong = client.post(page, typed | {"directly_concerned": "yes", "immediate_manager": "no"})
    assert wrong.status_code == 409
    assert "Choose somebody else" in wrong.content.decode()
    assert "wren@example.org" in wrong.content.decode()
    assert client.post(page, typed | {"directly_concerned": "no", "immediate_manager": "no"}).status_code == 302
    assert Imr.objects.get().author is not None
