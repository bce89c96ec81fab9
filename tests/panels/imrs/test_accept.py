"""The SCR panel chair accepts an IMR, or does without it for a reason."""

import pytest
from django.test import Client
from django.urls import reverse

from panels.imrs.transitions import accept, waive
from scr_portal.access import Appointment, forget
from scr_portal.deadlines import Deadline
from scr_portal.transitions import Conflict, PermissionRefused, Refused
from tests.panels.conftest import Scene


def test_accepted_it_is_settled(scene: Scene) -> None:
    assert scene.accepted().is_settled


def test_nobody_is_the_only_one_to_accept_her_own_agencys_work(scene: Scene) -> None:
    imr = scene.submitted()
    Appointment.objects.filter(user=scene.panel_chair).update(agency=scene.police)
    forget([scene.panel_chair])
    with pytest.raises(Refused, match="does not belong to this agency"):
        accept.run(imr, scene.panel_chair)


def test_only_the_panel_chair(scene: Scene) -> None:
    imr = scene.submitted()
    for by in (scene.member, scene.officer, scene.senior, scene.author):
        with pytest.raises(PermissionRefused):
            accept.run(imr, by)


def test_two_at_once_the_second_is_told(scene: Scene) -> None:
    imr = scene.submitted()
    accept.run(imr, scene.panel_chair)
    with pytest.raises((Refused, Conflict)):
        accept.run(imr, scene.panel_chair)


def test_waived_it_is_settled_with_its_reason_and_no_day_is_watched(scene: Scene) -> None:
    imr = waive.run(scene.asked(), scene.panel_chair, why_waived="The agency never met the family.")
    assert imr.is_settled
    assert not Deadline.objects.filter(kind="imr", is_running=True).exists()


def test_not_waived_after_it_was_accepted_nor_by_the_officer(scene: Scene) -> None:
    imr = scene.accepted()
    with pytest.raises(Refused, match="Accepted"):
        waive.run(imr, scene.panel_chair, why_waived="?")
    with pytest.raises(PermissionRefused):
        waive.run(imr, scene.officer, why_waived="?")


def test_the_page_offers_to_accept_or_to_send_back(scene: Scene, client: Client) -> None:
    imr = scene.submitted()
    client.force_login(scene.panel_chair)
    shown = client.get(reverse("panels:imr", args=[imr.public_id])).content.decode()
    assert reverse("panels:imr_accept", args=[imr.public_id]) in shown
    assert reverse("panels:imr_send_back", args=[imr.public_id]) in shown
    done = client.post(reverse("panels:imr_accept", args=[imr.public_id]), {"version": str(imr.version)}, follow=True)
    assert "Accepted" in done.content.decode()


def test_to_waive_it_is_offered_quietly_and_says_of_which_agency(scene: Scene, client: Client) -> None:
    imr = scene.asked()
    page, waiving = (reverse(f"panels:{name}", args=[imr.public_id]) for name in ("imr", "imr_waive"))
    client.force_login(scene.panel_chair)
    shown = client.get(page).content.decode()
    assert waiving in shown.partition("Put something right")[2]
    assert "Waive the IMR of Northshire Police" in client.get(waiving).content.decode()
    sent = {"version": str(imr.version), "why_waived": "The agency never met the family."}
    done = client.post(waiving, sent, follow=True).content.decode()
    for said in ("The IMR is waived. The agency is told", "The agency never met the family.", "no file is owed"):
        assert said in done
