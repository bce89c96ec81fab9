"""Somebody of an agency who has no account answers for it by a link, and sees nothing else."""

from django.db import transaction
from playwright.sync_api import Page

from tests.journeys.steps.desk import Desk
from tests.journeys.steps.letterbox import Letterbox, come_in
from tests.live import Portal
from tests.referrals.case import Place

NURSE = "winifred.nurse@example.org"


def test_somebody_of_an_agency_answers_by_a_link(live_portal: Portal, page: Page) -> None:
    with live_portal.database(), transaction.atomic():
        place = Place()
        case = place.receive(agencies=[place.health, place.police]).casefile
    desk, at = Desk(live_portal, page), f"/cases/{case.public_id}/"
    desk.sign_in(place.officer, at)
    desk.follow(f"Let somebody answer by a link: {place.health}")
    who = {"Full name": "Winifred Nurse", "E-mail address": NURSE, "Position at the agency": "Named nurse"}
    desk.done("Send the link", who)
    desk.sees("Winifred Nurse")
    come_in(desk, Letterbox(live_portal, NURSE), "Winifred Nurse")
    desk.open(at)
    desk.follow("Confirm that your records are secured")
    desk.done(
        "Confirm that the records are secured",
        {"Which kinds of record are secured?": "Every file", "Who secured them?": "Winifred Nurse, named nurse"},
    )
    desk.follow("Say what your agency knew")
    said = {
        "What did the agency know of the child and the family?": "The health visitor came twice.",
        "Who at the agency says so?": "Winifred Nurse, named nurse",
    }
    desk.done("Return what the agency knew", said)
    desk.page.locator("summary", has_text="Read it").click()
    desk.sees("The health visitor came twice.")
    assert str(place.police) not in desk.page.locator("main").inner_text()
    desk.sign_in(place.officer, at)
    desk.sees("The health visitor came twice.", "Every file")
