"""One of everything in a real browser, under the real content security policy: seen, pressed, sent."""

import re
import threading
from collections.abc import Iterator
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest
from django.core.wsgi import get_wsgi_application
from django.test import Client, override_settings
from playwright.sync_api import Browser, Page, expect

from tests.browsing import DESK, PHONE, barriers


class Quiet(WSGIRequestHandler):
    """A server that writes no line for each request."""

    def log_message(self, format: str, *args: object) -> None:
        """Nothing."""


@pytest.fixture(scope="module")
def address(django_db_setup: None) -> Iterator[str]:
    """Where the gallery is served."""
    with override_settings(ROOT_URLCONF="tests.urls_gallery"):
        server = make_server("127.0.0.1", 0, get_wsgi_application(), handler_class=Quiet)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://localhost:{server.server_port}/gallery"
        server.shutdown()
        server.server_close()


@pytest.fixture(params=[DESK, PHONE], ids=["desk", "phone"])
def gallery(browser: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    """The gallery, on a desk and on a telephone; what the browser complains of fails the test."""
    complaints: list[str] = []
    with browser.new_context(viewport=request.param) as context:
        page = context.new_page()
        page.on("console", lambda line: complaints.append(line.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(address)
        yield page
    assert complaints == []


def press(page: Page) -> None:
    page.get_by_role("button", name="Record the decision").click()


def test_nothing_keeps_anybody_out(gallery: Page) -> None:
    assert barriers(gallery) == []
    press(gallery)
    assert barriers(gallery) == []
    width = gallery.viewport_size["width"] if gallery.viewport_size else 0
    assert gallery.evaluate("document.documentElement.scrollWidth") <= width


def test_each_link_of_the_error_summary_moves_the_focus(gallery: Page) -> None:
    press(gallery)
    expect(gallery).to_have_title(re.compile("^Error: "))
    expect(gallery.locator(".govuk-error-summary")).to_be_focused()
    links = gallery.locator(".govuk-error-summary__list a")
    assert links.count() == 11
    for link in links.all():
        target = (link.get_attribute("href") or "").removeprefix("#")
        link.click()
        focused = gallery.evaluate("document.activeElement.id")
        assert focused == target
        assert gallery.evaluate("['INPUT', 'SELECT', 'TEXTAREA'].includes(document.activeElement.tagName)")


def test_an_option_reveals_its_question(gallery: Page) -> None:
    question = gallery.get_by_label("Why not", exact=True)
    expect(question).to_be_hidden()
    gallery.get_by_label("Hold no review").check()
    expect(question).to_be_visible()


def test_enter_sends_the_form_and_does_not_remove_a_row(gallery: Page) -> None:
    gallery.get_by_role("button", name="Add another child").click()
    expect(gallery.get_by_label("Name")).to_have_count(2)
    gallery.get_by_label("Name").first.press("Enter")
    expect(gallery.locator(".govuk-error-summary")).to_be_visible()
    expect(gallery.get_by_label("Name")).to_have_count(2)


def test_it_works_without_scripts(browser: Browser, address: str) -> None:
    with browser.new_context(java_script_enabled=False, viewport=PHONE) as context:
        page = context.new_page()
        page.goto(address)
        expect(page.get_by_label("Why not", exact=True)).to_be_visible()
        page.get_by_label("Who told the board").fill("A school")
        page.get_by_role("button", name="Add another child").click()
        expect(page.get_by_label("Name")).to_have_count(2)
        expect(page.get_by_role("group", name="Child 2")).to_be_focused()
        page.get_by_role("button", name="Remove child 2").click()
        expect(page.get_by_label("Name")).to_have_count(1)
        expect(page.get_by_role("heading", name="Children")).to_be_focused()
        expect(page.get_by_label("Who told the board")).to_have_value("A school")


@pytest.mark.django_db
@override_settings(ROOT_URLCONF="tests.urls_gallery")
def test_a_column_sorts_by_the_address() -> None:
    page = Client().get("/gallery?sort=due&page=3&board=x").content.decode()
    assert re.search(r'aria-sort="ascending"><a class="govuk-link" href="\?sort=-due&amp;board=x">Due', page)
    assert re.search(r'aria-sort="none"><a class="govuk-link" href="\?sort=case&amp;board=x">Case', page)
