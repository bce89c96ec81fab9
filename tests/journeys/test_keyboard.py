"""A referral received without scripts, and one by the keyboard alone."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from referrals.referrals.forms import PARTS
from tests.browsing import DESK
from tests.journeys.steps import beginning
from tests.journeys.steps.cast import Cast
from tests.journeys.steps.desk import PASSWORD, Desk
from tests.journeys.steps.journey import Days, Journey
from tests.live import Portal

SEND = "main .govuk-button-group .govuk-button"
MOST_PRESSES = 250  # of the Tab key until something is reached


@pytest.fixture
def days() -> Days:
    today = timezone.localdate()
    return Days(today - timedelta(2), today - timedelta(1), today, today + timedelta(60))


def test_without_scripts(live_portal: Portal, browser: Browser, days: Days) -> None:
    context = browser.new_context(base_url=live_portal.url, viewport=DESK, java_script_enabled=False)
    with live_portal.database():
        journey = Journey(Desk(live_portal, context.new_page(), scripts=False), Cast("Eastmoor"), days)
        pages = (f"referrals:referral_receive_{part.slug.replace('-', '_')}" for part in PARTS)
        journey.desk.never_empty.update(pages)  # links of errors move the focus by script
        beginning.receive(journey, "Child E", children=2)
    context.close()


def test_by_keyboard_alone(live_portal: Portal, page: Page, days: Days) -> None:
    with live_portal.database():
        officer = Cast("Southmoor").officer
    page.goto("/home/")
    type_into(page, "login", officer.email)
    type_into(page, "password", PASSWORD)
    page.keyboard.press("Enter")
    expect(page.locator(".portal-header__reader")).to_have_text(officer.name)
    tab_to(page, "a[href*='/referrals/receive/']")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Receive a referral")
    tab_to(page, "main form .govuk-button")
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_contain_text("Cannot start yet")
    receive(page, days)
    expect(page.locator(".portal-handling")).to_contain_text("OFFICIAL-SENSITIVE")


def receive(page: Page, days: Days) -> None:
    """Down each page with Tab; Space takes the first answer of a question; Enter sends."""
    enter(page, "Other children at risk now", "a[href*='/at-risk/']")
    choose_first(page, "others_at_risk")
    enter(page, "Who made the referral")
    type_into(page, "referrer_name", "Karen Oldfield")
    enter(page, "The children")
    type_into(page, "children-0-name", "Tamsin Applegarth")
    for heading in ("Family and others", "Agencies", "What happened"):
        enter(page, heading)
    choose_first(page, "trigger")
    type_into(page, "what_happened", "The child died at home.")
    enter(page, "The dates that count")
    for part, number in (("day", days.known.day), ("month", days.known.month), ("year", days.known.year)):
        type_into(page, f"attention_on-{part}", str(number))
    type_into(page, "attention_route", "Telephone")
    enter(page, "What is asked for")
    choose_first(page, "may_meet_criteria")
    enter(page, "Other processes and the media")
    enter(page, "Files that come with it")
    enter(page, "Check your answers before you send them", "main button[name='go-on']")
    tab_to(page, SEND)
    page.keyboard.press("Enter")


def enter(page: Page, heading: str, way: str = SEND) -> None:
    """Tab to the first button of the form, or to a link, and press it: the next page comes."""
    tab_to(page, way)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(heading)


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until it has the focus, which can be seen."""
    for _ in range(MOST_PRESSES):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            assert page.evaluate("document.activeElement.getBoundingClientRect().width > 0"), f"{selector} is not seen"
            return
    raise AssertionError(f"Tab does not reach {selector}")


def type_into(page: Page, name: str, words: str) -> None:
    """Tab to a box and write."""
    tab_to(page, f"[name='{name}']")
    page.keyboard.type(words)


def choose_first(page: Page, name: str) -> None:
    """Tab to the answers of a question and take the first."""
    tab_to(page, f"[name='{name}']")
    page.keyboard.press("Space")
