"""Somebody without an account comes by a link and a code, reads, signs with another code, and is shown the door."""

import re
from dataclasses import dataclass

from django.db import transaction
from playwright.sync_api import Page, expect

from panels.models import Overview
from panels.overviews import transitions as overviews
from reviews.models import Review
from scr_portal.accounts import User
from scr_portal.roles import Audience, Role
from tests import build, build_review
from tests.journeys.steps.desk import Desk
from tests.journeys.steps.letterbox import Letterbox, come_in
from tests.live import Portal
from tests.panels.conftest import a_file

MEMBER = "wilhelmina.guest@example.org"


@dataclass
class Visit:
    """The officer, and a member of the SCR panel who has no password."""

    desk: Desk
    letterbox: Letterbox
    officer: User
    review: Review
    overview: Overview
    link: str = ""

    @property
    def case(self) -> str:
        """The page of the case."""
        return f"/cases/{self.review.casefile.public_id}/"

    def come_in(self) -> None:
        """By the newest link."""
        self.link = come_in(self.desk, self.letterbox, "Wilhelmina Guest")


def begin(portal: Portal, page: Page) -> Visit:
    """A review whose overview report waits for the members' word."""
    with portal.database(), transaction.atomic():
        board = build.board("Harrowmere")
        review = build_review.review(board, method=Review.Method.OTHER)
        build_review.appointed(review, Role.PANEL_MEMBER, User.objects.create_user(MEMBER, "Wilhelmina Guest"))
        author = build_review.appointed(review, Role.OVERVIEW_AUTHOR)
        new = Overview(casefile=review.casefile, audience=Audience.PANEL)
        report = overviews.circulate.run(overviews.draft.run(new, author, file=a_file("The report.")), author)
        return Visit(Desk(portal, page), Letterbox(portal, MEMBER), build.member(Role.OFFICER, board), review, report)


def test_a_guest_comes_in_signs_and_is_shown_the_door(live_portal: Portal, page: Page) -> None:
    visit = begin(live_portal, page)
    desk = visit.desk
    desk.sign_in(visit.officer, visit.case)
    desk.follow(re.compile("^Send a link"))
    desk.done("Send a link", asks=False)
    desk.sees("Open", "Send a new link")
    visit.come_in()
    sign(visit)
    inside = next(cookie for cookie in desk.context.cookies() if cookie.get("name") == "sessionid")
    desk.sign_in(visit.officer, visit.case)
    desk.follow(re.compile("^Revoke the link"))
    desk.done("Revoke the link", {"Why the link is revoked": "The report is signed off."})
    desk.sees("Revoked", "The report is signed off.")
    desk.leave()
    desk.context.add_cookies([{"name": "sessionid", "value": str(inside.get("value")), "url": live_portal.url}])
    desk.open(visit.case)
    desk.sees("If you were sent a link because you have no account, open that link again.")
    desk.open(visit.link)


def sign(visit: Visit) -> None:
    """A code is asked for on the signing page, and what was typed stays."""
    desk = visit.desk
    desk.open(f"/overviews/{visit.overview.public_id}/")
    desk.follow("Sign off the overview report")
    desk.sees("I have read this version of the overview report.")
    word = {"Do you agree with this version of the overview report?": "Does not agree", "Your reasons": "Too kind."}
    desk.send("Send me a code", word, asks=False)
    desk.sees("We have sent a code to your e-mail address.")
    expect(desk.page.get_by_label("Your reasons")).to_have_value("Too kind.")
    desk.done("Sign my word", {"Code": visit.letterbox.next(r"is (\d{6})")}, asks=False)
    desk.sees("Does not agree. Too kind.", "Stands")
