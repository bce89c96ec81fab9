"""What was read from a file that is locked away goes with it."""

import pytest
from django.test import Client

from panels.chronologies import transitions as chronologies
from panels.chronologies.models import Chronology, Entry
from panels.chronologies.transitions import not_confirmed
from scr_portal.audit import broken
from scr_portal.quarantines import transitions
from scr_portal.quarantines.models import Quarantine
from scr_portal.transitions import Refused
from tests.panels.chronologies.conftest import Scene, scene, store
from tests.quarantines.conftest import lock

__all__ = ["scene", "store"]
pytestmark = pytest.mark.django_db


def integrated(client: Client, scene: Scene) -> str:
    """The integrated chronology, as a page and as a file, as the officer has it."""
    client.force_login(scene.officer)
    path = f"/cases/{scene.casefile.public_id}/chronology/"
    file = client.get(f"{path}file/")
    return client.get(path).content.decode() + b"".join(file.streaming_content).decode()  # type: ignore[attr-defined]


def test_its_events_are_nowhere_while_it_is_locked_away(client: Client, scene: Scene) -> None:
    police, _ = scene.merged()
    assert "=We called." in integrated(client, scene)
    quarantine = lock(police.document, scene.senior)  # type: ignore[arg-type]
    assert "=We called." not in integrated(client, scene)
    assert "Police called." in integrated(client, scene)
    for reader in (scene.officer, scene.panel_chair, scene.senior):
        client.force_login(reader)
        assert client.get(f"/chronologies/{police.public_id}/").status_code == 404
    transitions.release.run(quarantine, scene.officer, why_released="It does.")
    assert "=We called." in integrated(client, scene)
    assert client.get(f"/chronologies/{police.public_id}/").status_code == 200


def test_it_is_neither_confirmed_nor_merged_meanwhile(scene: Scene) -> None:
    read = scene.read(scene.police, scene.senior)
    lock(read.document, scene.senior)  # type: ignore[arg-type]
    with pytest.raises(Refused, match="no file here"):
        chronologies.confirm.run(read, scene.senior)


def test_with_the_second_word_it_is_to_be_read_again(client: Client, scene: Scene) -> None:
    police, _ = scene.merged()
    lock(police.document, scene.senior)  # type: ignore[arg-type]
    for person in (scene.officer, scene.review.decision.decided_by):
        transitions.confirm.run(Quarantine.objects.get(), person)
    police.refresh_from_db()
    assert (police.status, police.audience) == ("replaced", "panel")
    assert set(Entry.objects.filter(chronology=police).values_list("audience", flat=True)) == {"nobody"}
    client.force_login(scene.officer)
    page = client.get(f"/chronologies/{police.public_id}/").content.decode()
    assert "=We called." not in page
    assert police.document.public_id not in page  # type: ignore[union-attr]
    right = chronologies.confirm.run(scene.read(scene.police, scene.senior), scene.senior)
    chronologies.merge.run(right, scene.officer, why_incomplete="")
    assert not not_confirmed(scene.review)
    assert "=We called." not in integrated(client, scene)
    assert not broken(scene.casefile)


def test_another_file_can_be_read_before_it_is_confirmed(scene: Scene) -> None:
    wrong = scene.read(scene.police, scene.senior)
    lock(wrong.document, scene.senior)  # type: ignore[arg-type]
    right = scene.read(scene.police, scene.senior)
    chronologies.confirm.run(right, scene.senior)
    for person in (scene.officer, scene.review.decision.decided_by):
        transitions.confirm.run(Quarantine.objects.get(), person)
    assert Chronology.objects.get(pk=right.pk).status == "confirmed"


def test_the_note_lists_who_saw_its_events_beside_the_others(client: Client, scene: Scene) -> None:
    police, _ = scene.merged()
    integrated(client, scene)
    client.force_login(scene.panel_chair)
    client.get(f"/chronologies/{police.public_id}/")
    quarantine = lock(police.document, scene.senior)  # type: ignore[arg-type]
    client.force_login(scene.officer)
    page = client.get(f"/quarantines/{quarantine.public_id}/note/").content.decode()
    assert scene.panel_chair.name in page
    assert "Downloaded it" in page
