"""What the case page shows of panel, IMRs and report, and to whom."""

from django.test import Client
from django.urls import reverse

from scr_portal.accounts import User
from tests.panels.conftest import Scene


def case_page(scene: Scene, client: Client, reader: User) -> str:
    """The case page as `reader` sees it."""
    client.force_login(reader)
    return client.get(reverse("case", args=[scene.review.casefile.public_id])).content.decode()


def test_the_officer_sees_who_is_on_the_panel_and_what_it_lacks(scene: Scene, client: Client) -> None:
    shown = case_page(scene, client, scene.officer)
    assert scene.panel_chair.name in shown
    assert "Not yet on the serious case review panel" in shown
    assert "Propose an appointment" in shown
    assert "Ask an agency for its IMR" in shown


def test_each_agency_sees_its_own_line_only(scene: Scene, client: Client) -> None:
    scene.asked()
    scene.asked(scene.health)
    for reader, own, other in (
        (scene.senior, scene.police, scene.health),
        (scene.other_senior, scene.health, scene.police),
    ):
        shown = case_page(scene, client, reader)
        assert f"Name the author of the IMR of {own}" in shown
        assert other.name not in shown
        assert "Ask an agency for its IMR" not in shown


def test_the_panel_chair_is_led_to_what_was_submitted(scene: Scene, client: Client) -> None:
    scene.submitted()
    shown = case_page(scene, client, scene.panel_chair)
    assert "Accept or send back the IMR of Northshire Police" in shown
    assert "0 of 1 accepted or waived" in shown
