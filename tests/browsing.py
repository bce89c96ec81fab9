"""A real browser on the running portal, and axe to look for what keeps people out."""

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from bin.places import ROOT
from bin.setup.packages import chromium
from tests.live import Portal

FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
DESK: ViewportSize = {"width": 1280, "height": 900}
PATIENCE = 10_000  # milliseconds until something that should be on a page is missed
PHONE: ViewportSize = {"width": 390, "height": 844}


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium; without it this fails."""
    program = chromium()
    assert program, "No chromium: run `sudo apt-get install chromium`."
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # playwright keeps an event loop in this thread
    with sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=program, args=FLAGS)
        yield started
        started.close()


@pytest.fixture
def page(browser: Browser, live_portal: Portal) -> Iterator[Page]:
    """A tab of a person who has never been here, on the running portal."""
    context = browser.new_context(base_url=live_portal.url, viewport=DESK, locale="en-GB")
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


def barriers(page: Page) -> list[str]:
    """What axe finds wrong on the page: one line for each kind, with the first place."""
    page.evaluate((ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text())
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']}).then(result => result.violations)")
    counted = [each for each in found if not all(_reveals(each["id"], node["html"]) for node in each["nodes"])]
    return [f"{each['id']}: {each['help']}, at {each['nodes'][0]['target']}" for each in counted]


def _reveals(rule: str, html: str) -> bool:
    """GOV.UK's radios and checkboxes say aria-expanded when they reveal a question: ARIA 1.2 allows it on no
    radio, screen readers do speak it, and the Design System keeps it on purpose.
    """
    return rule == "aria-allowed-attr" and "__input" in html and "aria-expanded" in html
