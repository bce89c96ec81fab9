"""A letter about a child whom the board knows in another spelling: two cases are made one, and one two again."""

import re
from datetime import date, timedelta

from django.utils import timezone
from playwright.sync_api import Page, expect

from referrals.moves.forms import PARTS, WHY
from referrals.referrals.forms import CHILDREN
from referrals.referrals.models import Referral
from referrals.referrals.transitions import receive
from scr_portal.casefiles import CaseFile
from tests.journeys.steps import referring, told
from tests.journeys.steps.cast import Cast
from tests.journeys.steps.desk import Desk
from tests.journeys.steps.journey import Days, Journey
from tests.live import Portal
from tests.referrals.case import said

LOOK = "Look at a likely second referral of the same incident"
SAME = "Both letters tell of the night in the hospital."
ANOTHER = "The school wrote of a cousin."


def test_two_cases_become_one_and_two_again(live_portal: Portal, page: Page) -> None:
    today = timezone.localdate()
    days = Days(incident=today - timedelta(20), known=today - timedelta(10), today=today, due=today)
    earlier = today - timedelta(15)
    with live_portal.database():
        journey = Journey(Desk(live_portal, page), Cast("Tidemoor"), days)
        there = known_already(journey)
        referring.receive_again(journey, earlier, "Child L")
        only_its_office_sees_it(journey)
        merge(journey, there, earlier)
        split(journey, there)
        dismiss(journey)
        told.names_nobody(journey, at_least=8)


def known_already(journey: Journey) -> CaseFile:
    """The board has had a case of this child for ten days."""
    days = journey.days
    child = {"name": "Tamsin Applegarth", "born_on": referring.BORN, "died_on": days.incident}
    facts = said(incident_on=days.incident, attention_on=days.known, children=[child])
    new = Referral(casefile=CaseFile(board=journey.cast.board))
    return receive.run(new, journey.cast.officer, **facts).casefile


def only_its_office_sees_it(journey: Journey) -> None:
    """The chair opens the case and does not see it; an officer of another board opens neither."""
    desk, cast = journey.desk, journey.cast
    desk.follow("Look at the two cases")
    journey.keep("likeness")
    main = journey.at_the_case(cast.chair).page.locator("main")
    expect(main).not_to_contain_text(referring.LIKELY_ON_THE_CASE)
    desk.sign_in(cast.other_officer)
    expect(main).not_to_contain_text(LOOK)
    for path in (journey.case, journey.papers["likeness"]):
        assert desk.context.request.get(path).status == 404, path


def merge(journey: Journey, there: CaseFile, earlier: date) -> None:
    """They are one: the day on which the board knew first rules."""
    desk = journey.desk
    desk.sign_in(journey.cast.officer)
    desk.follow(LOOK)
    desk.follow("Look at the two cases")
    desk.sees("Tamsin Applegarth", "Tamzin Aplegarth")
    desk.follow(f"move the referral to {there.reference}")
    who = desk.page.get_by_role("group", name=re.compile("is this: Tamzin Aplegarth"))
    expect(who.get_by_label(re.compile("^Tamsin Applegarth"))).to_be_checked()
    desk.done("Move the referral", {"Why does the referral belong there?": SAME})
    desk.sees("Goes on in", SAME)
    desk.follow(str(there))
    desk.sees(f"The board knew on {earlier:%-d %B %Y}.")


def split(journey: Journey, there: CaseFile) -> None:
    """They are two after all: a new case is opened from the letter, and the older one is as it was."""
    desk, days = journey.desk, journey.days
    desk.follow(f"Received {days.today:%-d %B %Y}")
    desk.sees("Tamzin Aplegarth", "Came from", SAME)
    desk.follow("Open a case of its own")
    desk.follow(PARTS[0].title)
    said = {
        WHY.title: {"Why is it a case of its own?": ANOTHER},
        CHILDREN.title: {"What the child is called in the portal": "Child M"},
    }
    for part in PARTS:
        desk.done("Continue", said.get(part.title, {}), asks=part is WHY)
    desk.sees(ANOTHER, "Child M", "Tamzin Aplegarth")
    desk.done("Open the new case", asks=False)
    desk.sees("Goes on in", ANOTHER)
    desk.follow("Withdraw the referral")
    desk.done("Withdraw the referral", {"Why is it withdrawn?": ANOTHER})
    desk.open(f"/cases/{there.public_id}/")
    desk.sees(f"The board knew on {days.known:%-d %B %Y}.")


def dismiss(journey: Journey) -> None:
    """The portal asks once more about the new case, and after the answer no more."""
    desk = journey.desk
    desk.open("/home/")
    desk.follow(LOOK)
    journey.case = desk.path
    desk.sees("Child M", referring.LIKELY_ON_THE_CASE)
    desk.follow("Look at the two cases")
    desk.done("It is not the same incident", {"Why is it not the same incident?": ANOTHER})
    main = desk.page.locator("main")
    for path in (journey.case, "/home/"):
        desk.open(path)
        expect(main).not_to_contain_text(referring.LIKELY_ON_THE_CASE)
        expect(main).not_to_contain_text(LOOK)
