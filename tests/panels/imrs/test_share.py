"""The wall between agencies: nothing of one's IMR is another's before it is shared, and then the accepted file only."""

import pytest
from django.test import Client
from django.urls import reverse

from panels.imrs.models import Imr, ImrReturn
from panels.imrs.transitions import accept, share
from scr_portal.accounts import User
from scr_portal.audit import Event
from scr_portal.casefiles import Walled
from scr_portal.deadlines import Deadline
from scr_portal.documents import Document
from scr_portal.roles import Role
from scr_portal.transitions import PermissionRefused, Refused
from tests import build
from tests.panels.conftest import Scene
from tests.panels.imrs.test_send_back import back

WALLED: tuple[type[Walled], ...] = (Imr, ImrReturn, Document, Event, Deadline)


def of_police(scene: Scene, reader: User) -> set[str]:
    """The models of which this person sees rows that are the police's."""
    fresh = User.objects.get(pk=reader.pk)
    return {
        model.__name__ for model in WALLED
        if model._default_manager.visible_to(fresh).filter(agency=scene.police).exists()
    }  # fmt: skip


@pytest.mark.parametrize("stage", ["asked", "with_author", "handed_in", "submitted", "accepted"])
def test_another_agency_sees_no_row_of_it_at_any_stage(scene: Scene, stage: str) -> None:
    scene.asked(scene.health)
    getattr(scene, stage)()
    representative = build.member(Role.REPRESENTATIVE, scene.health)
    assert of_police(scene, scene.other_senior) == set()
    assert of_police(scene, representative) == set()
    assert {"Imr", "Event", "Deadline"} <= of_police(scene, scene.senior)


def test_another_agency_finds_no_trace_of_it_on_its_pages(scene: Scene, client: Client) -> None:
    scene.asked(scene.health)
    imr = back(scene.submitted(), scene.panel_chair)
    assert imr.document
    client.force_login(scene.other_senior)
    case = scene.review.casefile.public_id
    for page in ("case", "case_timeline", "case_dates"):
        assert "Northshire Police" not in client.get(reverse(page, args=[case])).content.decode()
    for page in ("imr", "imr_name_author", "imr_sign", "imr_submit", "imr_accept"):
        assert client.get(reverse(f"panels:{page}", args=[imr.public_id])).status_code == 404
    for page in ("document", "document_file"):
        assert client.get(reverse(page, args=[imr.document.public_id])).status_code == 404


def test_the_panel_sees_how_far_it_is_and_opens_no_draft(scene: Scene, client: Client) -> None:
    imr = scene.handed_in()
    client.force_login(scene.panel_chair)
    shown = client.get(reverse("panels:imr", args=[imr.public_id])).content.decode()
    assert "With senior officer" in shown
    assert "There is no file that you may open yet" in shown
    assert imr.document
    assert client.get(reverse("document", args=[imr.document.public_id])).status_code == 404


def test_shared_the_other_agencies_read_the_accepted_file_and_not_the_returns(scene: Scene, client: Client) -> None:
    returned = back(scene.submitted(), scene.panel_chair)
    imr = share.run(accept.run(scene.submitted(returned), scene.panel_chair), scene.officer)
    reader = User.objects.get(pk=scene.other_senior.pk)
    assert list(Document.objects.visible_to(reader)) == [imr.document]
    assert not ImrReturn.objects.visible_to(reader).exists()
    client.force_login(reader)
    shown = client.get(reverse("panels:imr", args=[imr.public_id]))
    assert shown.status_code == 200
    assert "Why was nobody told?" not in shown.content.decode()


def test_not_before_it_is_accepted_and_not_twice_and_not_by_the_agency(scene: Scene) -> None:
    with pytest.raises(Refused, match="Submitted"):
        share.run(scene.submitted(), scene.panel_chair)
    imr = Imr.objects.get()
    with pytest.raises(PermissionRefused):
        share.run(imr, scene.senior)


def test_shared_once(scene: Scene) -> None:
    shared = share.run(scene.accepted(), scene.panel_chair)
    with pytest.raises(Refused, match="It was shared on"):
        share.run(shared, scene.panel_chair)
