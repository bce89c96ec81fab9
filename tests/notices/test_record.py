"""Other routes: recorded with proof; received; or not needed, with the chair's reason."""

from datetime import date, timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from scr_portal import deadlines
from scr_portal.deadlines import Deadline
from scr_portal.mail import Message
from scr_portal.notices import Notice, transitions
from scr_portal.roles import Role
from scr_portal.transitions import PermissionRefused, Refused
from tests import build
from tests.documents import files
from tests.notices.conftest import DECIDED, Scene, browser


@pytest.fixture(autouse=True)
def _in_time() -> object:
    with time_machine.travel(DECIDED + timedelta(days=5)) as clock:
        yield clock


def record(scene: Scene, sent_on: date = DECIDED) -> Notice:
    """The officer records a courier."""
    return transitions.record_sent.run(
        scene.fresh(), scene.officer, route="post", recipient="The secretariat", sent_on=sent_on, proof="RX 123 GB"
    )


def test_the_clock_stops_on_the_day_it_was_sent_and_nobody_is_mailed(scene: Scene) -> None:
    deadlines.sync(scene.case)
    record(scene, DECIDED + timedelta(days=2))
    assert Deadline.objects.get(subject_key=scene.notice.subject).stopped_on == date(2014, 3, 5)
    assert not Message.objects.exists()


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (date(2014, 3, 2), "Enter 3 March 2014, the day on which what it tells of happened"),
        (date(2014, 3, 9), "This day has not come yet"),
    ],
)
def test_an_impossible_day_is_refused(scene: Scene, day: date, why: str) -> None:
    with pytest.raises(ValidationError, match=why):
        record(scene, day)
    assert scene.fresh().status == Notice.Status.OWED


def test_the_portal_is_no_other_route(scene: Scene) -> None:
    with pytest.raises(ValidationError, match="by “Send the notice”"):
        transitions.record_sent.run(
            scene.fresh(), scene.officer, route="portal", recipient="x", sent_on=DECIDED, proof="x"
        )


def test_the_page_keeps_a_scan_that_the_body_does_not_see(scene: Scene) -> None:
    office = browser(scene.officer)
    form = {
        "version": 1, "route": "post", "recipient": "The secretariat", "proof": "RX 123 GB",
        "sent_on-day": "4", "sent_on-month": "3", "sent_on-year": "2014",
        "scan": SimpleUploadedFile("receipt.pdf", files.pdf("Receipt")),
    }  # fmt: skip
    done = office.post(f"/notices/{scene.notice.public_id}/record-sent/", form)
    assert done.status_code == 302, done.content.decode()
    page = office.get(done["Location"]).content.decode()
    assert "RX 123 GB" in page
    assert "Proof of sending" in page
    assert not scene.fresh().documents.exists()


def test_receipt_is_recorded_with_how_it_is_known(scene: Scene) -> None:
    with pytest.raises(Refused, match="this is “To do” now"):
        transitions.record_received.run(scene.fresh(), scene.officer, received_on=DECIDED, receipt="Letter")
    record(scene, DECIDED + timedelta(days=2))
    with pytest.raises(ValidationError, match="5 March 2014, the day on which it was sent"):
        transitions.record_received.run(scene.fresh(), scene.officer, received_on=DECIDED, receipt="Letter")
    transitions.record_received.run(scene.fresh(), scene.officer, received_on=date(2014, 3, 6), receipt="Letter")
    assert scene.fresh().status == Notice.Status.RECEIVED


def test_only_the_chair_decides_that_it_is_not_needed_and_says_why(scene: Scene) -> None:
    with pytest.raises(PermissionRefused):
        transitions.not_needed.run(scene.fresh(), scene.officer, reason="Told by telephone.")
    transitions.not_needed.run(scene.fresh(), scene.chair, reason="Told together with another case.")
    deadlines.sync(scene.case)
    assert not Deadline.objects.filter(subject_key=scene.notice.subject, is_running=True).exists()
    page = browser(scene.officer).get(f"/cases/{scene.case.public_id}/notices/").content.decode()
    assert "Told together with another case." in page


@pytest.mark.parametrize("verb", ["record-sent", "record-received", "not-needed", "send"])
def test_nobody_else_opens_the_pages(scene: Scene, verb: str) -> None:
    address = f"/notices/{scene.notice.public_id}/{verb}/"
    stranger = build.member(Role.OFFICER, build.board())
    assert browser(stranger).get(address).status_code == 404
    assert browser(stranger).post(address, {"version": 1}).status_code == 404
    assert browser(scene.reader).get(address).status_code in (403, 404)
