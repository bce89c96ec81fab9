"""A notice that was sent here by mistake: nobody of the body opens it from that moment, and it is owed anew."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from scr_portal import walls
from scr_portal.documents import Document, keep
from scr_portal.notices import Notice, coming_back, transitions
from scr_portal.roles import Audience
from scr_portal.transitions import PermissionRefused, Refused
from tests.build import told as with_an_event
from tests.notices.conftest import DECIDED, Scene, browser
from tests.notices.test_came_back import runs, shown
from tests.notices.test_paper import by_post

TODAY = DECIDED + timedelta(days=5)
WHY = "With the minutes of another case"


@pytest.fixture(autouse=True)
def _in_time() -> object:
    with time_machine.travel(TODAY) as clock:
        yield clock


def sent(scene: Scene) -> Document:
    """With a file that is not for the body."""
    with with_an_event(scene.case):
        minutes = keep(
            scene.notice, b"Minutes", kind="minutes", title="Minutes", content_type="text/plain", extension="txt",
            by=scene.officer,
        )  # fmt: skip
        Document.objects.filter(pk=minutes.pk).update(audience=Audience.OFFICE)
    transitions.send.run(scene.fresh(), scene.officer, documents=[minutes])
    return minutes


def written(scene: Scene) -> Document:
    """The notice as a page."""
    return Document.objects.get(about=scene.notice.subject, kind="notice")


def call_back(scene: Scene) -> Notice:
    return coming_back.call_back.run(scene.fresh(), scene.officer, why=WHY)


def test_from_the_page_nobody_of_the_body_opens_it_and_it_is_owed_anew(scene: Scene) -> None:
    minutes = sent(scene)
    files = [f"/documents/{one.public_id}/" for one in (minutes, written(scene))]
    body, address = browser(scene.reader), f"/notices/{scene.notice.public_id}/call-back/"
    assert "None of those it was sent to have opened it." in shown(scene, address)
    form = {"version": scene.fresh().version, "why": WHY}
    assert browser(scene.officer).post(address, form).status_code == 302
    for file in files:
        assert body.get(file).status_code == 404
    assert scene.case.reference not in body.get("/queue/").content.decode()
    with walls.entered(scene.reader.pk, timezone.localdate()):  # the floor of the database, by itself
        assert not Notice.everything.filter(pk=scene.notice.pk).exists()
        assert not Document.objects.filter(about=scene.notice.subject).exists()
    again = Notice.objects.get(again_for=scene.notice)
    assert list(again.documents.all()) == []
    scene.notice = again
    assert runs(scene).is_running
    page = shown(scene, f"/cases/{scene.case.public_id}/notices/")
    for words in ("Called back", "To send again", WHY):
        assert words in page
    assert "It had been read before" not in page


def test_what_was_read_is_closed_all_the_same_and_who_read_it_is_said(scene: Scene) -> None:
    sent(scene)
    gone = scene.notice
    assert browser(scene.reader).get(f"/documents/{written(scene).public_id}/").status_code == 200
    assert "It has been read: Victor Panel" in shown(scene, f"/notices/{gone.public_id}/call-back/")
    call_back(scene)
    assert browser(scene.reader).get(f"/documents/{written(scene).public_id}/").status_code == 404
    assert "It had been read before" in shown(scene, f"/cases/{scene.case.public_id}/notices/")
    note = shown(scene, f"/notices/{gone.public_id}/note/")
    for words in ("Victor Panel", "Nobody had opened it here", WHY, "called back the notice"):
        assert words in note, words
    assert browser(scene.reader).get(f"/notices/{gone.public_id}/note/").status_code == 404


def test_sent_anew_the_body_reads_what_is_sent_now_and_nothing_of_before(scene: Scene) -> None:
    minutes, before = sent(scene), written(scene)
    call_back(scene)
    scene.notice = Notice.objects.get(again_for=scene.notice)
    transitions.send.run(scene.fresh(), scene.officer)
    body = browser(scene.reader)
    assert body.get(f"/documents/{written(scene).public_id}/").status_code == 200
    for file in (minutes, before):
        assert body.get(f"/documents/{file.public_id}/").status_code == 404


def test_only_the_officer_calls_back_and_only_what_went_here(scene: Scene) -> None:
    by_post(scene)
    with pytest.raises(Refused, match="record that it came back"):
        call_back(scene)
    with pytest.raises(PermissionRefused):
        coming_back.call_back.run(scene.fresh(), scene.chair, why=WHY)
