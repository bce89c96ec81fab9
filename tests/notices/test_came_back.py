"""A notice that came back proves nothing: its clock runs again, it is to be sent again, and how it went stays."""

import re
from datetime import date, timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.utils import timezone

from referrals.models import Referral
from scr_portal.deadlines import Deadline
from scr_portal.guidance.base import Act
from scr_portal.letters import lines
from scr_portal.notices import Notice, coming_back, transitions
from scr_portal.notices.voids import void
from scr_portal.roles import Role
from scr_portal.transitions import Refused
from tests import build
from tests.build import told as with_an_event
from tests.notices.conftest import DECIDED, Scene, browser
from tests.notices.test_paper import by_post, drawn_up
from tests.notices.test_told_again import corrected, known_on

TODAY = DECIDED + timedelta(days=5)
WHY = "Not known at this address"


@pytest.fixture(autouse=True)
def _in_time() -> object:
    with time_machine.travel(TODAY) as clock:
        yield clock


def came_back(scene: Scene) -> Notice:
    """The first one; the scene goes on with the one that is owed in its place."""
    gone = coming_back.record_returned.run(scene.fresh(), scene.officer, returned_on=TODAY, why=WHY)
    scene.notice = Notice.objects.get(again_for=gone)
    return gone


def shown(scene: Scene, address: str) -> str:
    """The words of a page of the office."""
    return re.sub(r"<[^>]+>|\s+", " ", browser(scene.officer).get(address).content.decode())


def runs(scene: Scene) -> Deadline:
    return Deadline.objects.get(subject_key=scene.notice.subject)


def test_from_the_page_its_clock_runs_again_and_the_office_sees_it_the_same_day(scene: Scene) -> None:
    by_post(scene)
    due = runs(scene).due_on
    assert runs(scene).stopped_on == DECIDED
    notices, address = f"/cases/{scene.case.public_id}/notices/", f"/notices/{scene.notice.public_id}/record-returned/"
    office = browser(scene.officer)
    assert address in office.get(notices).content.decode()
    day = {"returned_on-day": "8", "returned_on-month": "3", "returned_on-year": "2014"}
    done = office.post(address, {"version": scene.fresh().version, "why": WHY, **day})
    assert done.status_code == 302, done.content.decode()
    assert not runs(scene).counts
    scene.notice = Notice.objects.get(again_for=scene.notice)
    assert (runs(scene).due_on, runs(scene).stopped_on, runs(scene).is_running) == (due, None, True)
    case = f"/cases/{scene.case.public_id}/"
    for page in (notices, case, f"{case}letter-book/?show=trouble"):
        assert "To send again" in shown(scene, page), page
    assert "1 to send again" in shown(scene, "/home/")
    for words in (WHY, "3 March 2014 at 09:30, to The secretariat. Courier or recorded post", "RX 1", "8 March 2014"):
        assert words in shown(scene, notices), words


def test_it_goes_again_and_how_it_went_before_stays(scene: Scene) -> None:
    paper = drawn_up(scene)
    by_post(scene)
    gone = came_back(scene)
    sent = transitions.send.run(scene.fresh(), scene.officer)
    assert (sent.status, runs(scene).stopped_on, sent.stands) == ("sent", TODAY, "Sent")
    assert (paper in gone.documents.all(), paper in sent.documents.all()) == (True, False)
    page = shown(scene, f"/cases/{scene.case.public_id}/notices/")
    assert WHY in page
    assert "To send again" not in page
    book = [one for one in lines.lines(scene.case, scene.officer) if one.sort == lines.NOTICE and one.day]
    assert [(one.state, WHY in one.proof, one.trouble) for one in book] == [
        ("Not opened yet", False, True), ("Came back", True, False)
    ]  # fmt: skip
    assert "to send again" not in shown(scene, "/home/")
    with pytest.raises(Refused, match="nothing comes back"):
        came_back(scene)


def test_what_came_back_can_be_followed_by_nothing(scene: Scene) -> None:
    by_post(scene)
    gone = came_back(scene)
    for step, said in ((void, {"because": "So"}), (transitions.send, {}), (coming_back.record_returned, {})):
        with pytest.raises(Refused, match="this is “Came back” now"):
            step.run(gone, scene.officer, **said)


def test_the_body_reads_of_it_no_more(scene: Scene) -> None:
    paper = drawn_up(scene)
    by_post(scene)
    body = browser(scene.reader)
    assert scene.case.reference in body.get("/queue/").content.decode()
    came_back(scene)
    assert scene.case.reference not in body.get("/queue/").content.decode()
    assert body.get(f"/documents/{paper.public_id}/").status_code == 404


def test_what_arrived_did_not_come_back(scene: Scene) -> None:
    with pytest.raises(Refused, match="this is “To do” now"):
        came_back(scene)
    by_post(scene)
    with pytest.raises(ValidationError, match="3 March 2014, the day on which it was sent"):
        coming_back.record_returned.run(scene.fresh(), scene.officer, returned_on=date(2014, 3, 2), why=WHY)
    transitions.record_received.run(scene.fresh(), scene.officer, received_on=TODAY, receipt="A letter")
    with pytest.raises(Refused, match="this is “Received” now"):
        came_back(scene)


def test_nobody_is_told_of_a_correction_who_was_told_of_nothing(scene: Scene) -> None:
    fact = known_on(scene, date(2014, 2, 9))
    by_post(scene)
    came_back(scene)
    corrected(scene.case, fact, scene.officer)
    assert not Notice.objects.filter(act=Act.CORRECTION).exists()


def test_what_is_void_meanwhile_is_owed_to_nobody(scene: Scene) -> None:
    voidable = known_on(scene, date(2014, 2, 9))[0]
    with with_an_event(scene.case):
        Notice.objects.filter(pk=scene.notice.pk).update(about=voidable, act=Act.POSSIBLE_REVIEW)
        by_post(scene)
        Referral.objects.update(voided_at=timezone.now())
    came_back(scene)
    assert scene.fresh().status == Notice.Status.NOT_NEEDED


def test_nobody_else_records_it(scene: Scene) -> None:
    by_post(scene)
    address = f"/notices/{scene.notice.public_id}/record-returned/"
    stranger = build.member(Role.OFFICER, build.board())
    for person in (stranger, scene.reader):
        assert browser(person).get(address).status_code in (403, 404)
        assert browser(person).post(address, {"version": 2, "why": WHY}).status_code in (403, 404)
    assert scene.fresh().status == Notice.Status.SENT
