"""A notice to a body of which nobody has an account is fetched by a link and a code; its clock stops on proof."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from scr_portal.documents import keep
from scr_portal.fetching import FetchLink
from scr_portal.notices import Notice, coming_back, making, transitions, voids
from scr_portal.transitions import Refused
from tests.build import told
from tests.fetching.conftest import FILE, HOME, Recipient
from tests.notices.conftest import DECIDED, Scene, browser, scene
from tests.notices.test_came_back import runs

__all__ = ["scene"]

ADDRESS = "panel@body.example.org"


@pytest.fixture(autouse=True)
def _in_time() -> object:
    with time_machine.travel(DECIDED + timedelta(days=5)) as clock:
        yield clock


def sent(scene: Scene) -> Notice:
    """With a file that goes with it."""
    with told(scene.case):
        paper = keep(
            scene.notice, b"Minutes", kind="minutes", title="Minutes", content_type="text/plain", extension="txt",
            by=scene.officer,
        )  # fmt: skip
    until = timezone.localdate() + timedelta(days=28)
    return transitions.send_by_code.run(
        scene.fresh(), scene.officer, recipient="The secretary", address=ADDRESS, expires_on=until, documents=[paper]
    )


def notices_page(scene: Scene) -> str:
    answer = browser(scene.officer).get(f"/cases/{scene.case.public_id}/notices/")
    return re.sub(r"\s+", " ", answer.content.decode())


def test_its_clock_stops_when_it_is_sent_and_it_is_received_when_one_file_is_fetched(scene: Scene) -> None:
    sent(scene)
    assert not runs(scene).is_running
    assert "Not fetched yet" in notices_page(scene)
    client = Recipient(ADDRESS).comes_in()
    page = client.get(HOME).content.decode()
    assert "Minutes" in page
    assert "Notice to" in page
    assert client.get(FILE).status_code == client.get("/fetch/2/").status_code == 200
    assert client.get("/fetch/3/").status_code == 404
    notice = scene.fresh()
    assert notice.status == Notice.Status.RECEIVED
    assert f"Fetched with a code sent to {ADDRESS}" in notice.receipt
    assert "Fetched" in notices_page(scene)


def test_its_pdf_can_be_fetched_when_the_worker_has_made_it_and_numbers_stay(scene: Scene) -> None:
    sent(scene)
    client = Recipient(ADDRESS).comes_in()
    first = client.get(FILE)["Content-Disposition"]
    making.make(scene.notice.pk)
    assert client.get(FILE)["Content-Disposition"] == first
    assert client.get("/fetch/3/")["Content-Disposition"] == 'attachment; filename="document-3.pdf"'
    assert b"".join(client.get("/fetch/3/").streaming_content).startswith(b"%PDF")  # type: ignore[attr-defined]


def test_called_back_while_somebody_is_in_it_is_owed_anew(scene: Scene) -> None:
    sent(scene)
    client = Recipient(ADDRESS).comes_in()
    coming_back.call_back.run(scene.fresh(), scene.officer, why="With the minutes of another case")
    assert client.get(FILE).status_code == 302
    assert Client().get(Recipient(ADDRESS).at()).status_code == 410
    assert Notice.objects.get(again_for=scene.notice).status == Notice.Status.OWED
    assert FetchLink.objects.get().status == "ended"


def test_came_back_ends_the_link_and_the_clock_runs(scene: Scene) -> None:
    sent(scene)
    client = Recipient(ADDRESS).comes_in()
    with pytest.raises(Refused, match="Call it back"):
        voids.void.run(scene.fresh(), scene.officer, because="X")
    coming_back.record_returned.run(scene.fresh(), scene.officer, returned_on=timezone.localdate(), why="Bounced")
    assert client.get(FILE).status_code == 302
    scene.notice = Notice.objects.get(again_for=scene.notice)
    assert runs(scene).is_running


def test_it_is_offered_where_nobody_of_the_body_reads_here(scene: Scene) -> None:
    page = notices_page(scene)
    assert f"/notices/{scene.notice.public_id}/send/" in page
    assert f"/notices/{scene.notice.public_id}/send-by-code/" not in page
    scene.reader.memberships.update(until=timezone.localdate())
    page = notices_page(scene)
    assert f"/notices/{scene.notice.public_id}/send/" not in page
    assert f"/notices/{scene.notice.public_id}/send-by-code/" in page


def test_from_the_page_with_the_words_it_will_have(scene: Scene) -> None:
    address = f"/notices/{scene.notice.public_id}/send-by-code/"
    officer = browser(scene.officer)
    assert "What the notice will say" in officer.get(address).content.decode()
    until = timezone.localdate() + timedelta(days=28)
    said = {
        "version": scene.fresh().version, "recipient": "The secretary", "address": ADDRESS, "covering": "As you know.",
        "expires_on-day": until.day, "expires_on-month": until.month, "expires_on-year": until.year,
    }  # fmt: skip
    assert officer.post(address, said | {"address": scene.reader.email}).status_code == 422
    assert officer.post(address, said).status_code == 302
    file = Recipient(ADDRESS).comes_in().get(FILE)
    assert "As you know." in b"".join(file.streaming_content).decode()  # type: ignore[attr-defined]


def test_the_note_for_the_data_protection_officer_names_who_of_the_body_it_was_sent_to(scene: Scene) -> None:
    sent(scene)
    assert Recipient(ADDRESS).comes_in().get(FILE).status_code == 200
    before = browser(scene.officer).get(f"/notices/{scene.notice.public_id}/call-back/").content.decode()
    assert "It has been read: The secretary" in re.sub(r"\s+", " ", before)
    coming_back.call_back.run(scene.fresh(), scene.officer, why="With the minutes of another case")
    note = browser(scene.officer).get(f"/notices/{scene.notice.public_id}/note/").content.decode()
    assert "The secretary" in note
    assert "Recipient by a link" not in note
