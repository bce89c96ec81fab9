"""Who was told what, when, by which route, with proof, and what is owed: on one page, for the office."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from referrals.considerations.models import Decision
from scr_portal import notices
from scr_portal.accounts import User
from scr_portal.deadlines import sync
from scr_portal.guidance.base import Act
from scr_portal.mail import Message
from scr_portal.notices import Notice, transitions
from scr_portal.roles import Role
from tests import build
from tests.counting import questions
from tests.notices.conftest import DECIDED, Scene, browser, decision


def page(scene: Scene) -> str:
    """The page as the officer reads it."""
    return browser(scene.officer).get(f"/cases/{scene.case.public_id}/notices/").content.decode()


def test_it_shows_what_is_owed_and_what_was_sent_with_proof(scene: Scene) -> None:
    offered = "Send the notice through the portal"
    before = page(scene)
    assert f'{offered}<span class="govuk-visually-hidden">: {scene.notice.recipient_name}' in before
    assert before.count(offered) == 1  # nobody reads for Ofsted here
    with time_machine.travel(DECIDED + timedelta(days=1)):
        transitions.send.run(scene.fresh(), scene.officer)
    shown = page(scene)
    assert "National panel of independent experts" in shown
    assert "SHA-256" in shown
    assert "Ofsted" in shown
    assert offered not in shown


def test_each_page_on_which_something_is_done_about_a_notice_says_which_it_is(scene: Scene) -> None:
    known = "National panel of independent experts: a decision not to hold a review, 3 March 2014"

    def says(person: User, *steps: str) -> None:
        for step in steps:
            shown = browser(person).get(f"/notices/{scene.notice.public_id}/{step}/").content.decode()
            assert f"This is about: <strong>{known}</strong>" in shown, step

    says(scene.officer, "draw-up", "record-sent")
    says(scene.chair, "not-needed")
    with time_machine.travel(DECIDED + timedelta(days=1)):
        transitions.record_sent.run(
            scene.fresh(), scene.officer, route="post", recipient="Duty desk", sent_on=DECIDED, proof="Receipt 12"
        )
    says(scene.officer, "record-received", "record-returned", "correct", "void")
    says(scene.officer, "draw-up", "record-sent", "send", "send-by-code")  # it has gone: the page says why not


def test_nobody_to_tell_is_said(scene: Scene) -> None:
    notices.owe(Decision.objects.get(casefile=scene.case), Act.EXTENSION, DECIDED)
    assert "names no body that is told of an extension" in page(scene)


def test_mail_that_did_not_arrive_is_shown(scene: Scene) -> None:
    Message.objects.create(
        casefile=scene.case, address="gone@example.org", subject="s", body="b", message_id="<1@x>",
        status=Message.Status.REFUSED, answer="550 No such person here",
    )  # fmt: skip
    assert "550 No such person here" in page(scene)


def test_the_case_page_says_who_is_told_and_not_told(scene: Scene) -> None:
    sync(scene.case)
    shown = browser(scene.officer).get(f"/cases/{scene.case.public_id}/").content.decode()
    assert "People told and not told" in shown
    assert "Tell Ofsted of a decision not to hold a review" in shown


@pytest.mark.parametrize("is_sent", [False, True])
def test_it_takes_the_same_queries_however_many_notices_there_are(scene: Scene, is_sent: bool) -> None:
    office = browser(scene.officer)
    if is_sent:
        transitions.record_sent.run(
            scene.fresh(), scene.officer, route="post", recipient="Duty desk", sent_on=DECIDED, proof="Receipt 12"
        )

    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            office.get(f"/cases/{scene.case.public_id}/notices/")
        return len(questions(queries))

    before = count()
    for number in range(20):
        twin = Notice.objects.get(pk=scene.notice.pk)
        twin.pk, twin.public_id, twin.about = None, f"x{number}", f"referrals.decision:{number + 1000}"
        twin.save(force_insert=True)
    assert count() == before <= 15


def test_others_do_not_see_it(scene: Scene) -> None:
    address = f"/cases/{scene.case.public_id}/notices/"
    assert browser(build.member(Role.SUBCOMMITTEE, scene.case.board)).get(address).status_code == 403
    assert browser(scene.reader).get(address).status_code == 404
    other = build.casefile(build.board())
    stranger = build.member(Role.OFFICER, other.board)
    decision(other, stranger)
    assert browser(stranger).get(address).status_code == 404
