"""The agency confirms what was read, and the SCR panel sees it."""

import pytest
from django.test import Client

from panels.chronologies import transitions
from panels.chronologies.models import Chronology, Entry
from scr_portal.documents import Document
from scr_portal.mail import Message
from scr_portal.transitions import Conflict, PermissionRefused, Refused
from tests.panels.chronologies.conftest import Scene

S = Chronology.Status


def test_the_panel_sees_it_and_other_agencies_do_not(scene: Scene, client: Client) -> None:
    chronology = scene.read(scene.police, scene.senior)
    client.force_login(scene.senior)
    path = f"/chronologies/{chronology.public_id}/confirm/"
    assert "Confirm the chronology" in client.get(path).content.decode()
    shown = client.post(path, {"version": chronology.version}, follow=True).content.decode()
    assert "Confirmed. The SCR panel can see it now." in shown
    for person, count in ((scene.senior, 2), (scene.officer, 2), (scene.panel_chair, 2), (scene.senior_of_health, 0)):
        assert Entry.objects.visible_to(person).count() == count
        assert Document.objects.visible_to(person).count() == bool(count)
    assert set(Message.objects.values_list("user", flat=True)) == {scene.officer.pk, scene.panel_chair.pk}


def test_not_while_rows_are_to_be_put_right(scene: Scene, client: Client) -> None:
    chronology = scene.read(scene.police, scene.senior, ["never", "", "x", ""])
    with pytest.raises(Refused, match="1 row must be put right"):
        transitions.confirm.run(chronology, scene.senior)
    client.force_login(scene.senior)
    assert client.get(f"/chronologies/{chronology.public_id}/confirm/").status_code == 409
    chronology.refresh_from_db()
    assert chronology.status == S.READ


def test_not_twice_and_not_by_another_agency(scene: Scene, client: Client) -> None:
    chronology = scene.read(scene.police, scene.senior)
    with pytest.raises(PermissionRefused):
        transitions.confirm.run(chronology, scene.senior_of_health)
    client.force_login(scene.senior_of_health)
    assert client.get(f"/chronologies/{chronology.public_id}/").status_code == 404
    assert client.post(f"/chronologies/{chronology.public_id}/confirm/").status_code == 404
    confirmed = transitions.confirm.run(chronology, scene.senior)
    with pytest.raises(Refused):
        transitions.confirm.run(confirmed, scene.senior)
    with pytest.raises(Conflict):
        transitions.confirm.run(chronology, scene.senior)


def test_a_later_one_takes_the_place_of_the_one_confirmed_before(scene: Scene) -> None:
    first = transitions.confirm.run(scene.read(scene.police, scene.senior), scene.senior)
    second = scene.read(scene.police, scene.senior)
    first.refresh_from_db()
    assert first.status == S.CONFIRMED
    transitions.confirm.run(second, scene.senior)
    first.refresh_from_db()
    assert (first.status, first.entries.count()) == (S.REPLACED, 2)
