"""A page of a referral saves itself after typing, says when, and says plainly when it could not: in a real browser."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connections
from django.test import Client
from playwright.sync_api import Browser, Page, Route, expect

from scr_portal.drafts import Draft
from tests.browsing import barriers
from tests.referrals.case import Place
from tests.referrals.referrals.test_receive import at

pytestmark = pytest.mark.django_db
HOST = "testserver"
HERE = f"http://{HOST}"
TYPED = "The child died at home."


@pytest.fixture
def tab(browser: Browser, client: Client) -> Iterator[Page]:
    """The page on which the officer says what happened; its clock stands until it is moved.

    The portal answers in this process, from the transaction of the test, so that no server has to be started.
    """
    client.force_login(Place().officer)
    shared = connections["default"]

    def answer(route: Route) -> None:
        connections["default"] = shared  # the loop of the browser would open another
        asked, path = route.request, route.request.url.removeprefix(HERE)
        if path.startswith("/static/"):
            route.fulfill(path=Path(settings.STATIC_ROOT) / path.removeprefix("/static/"))
            return
        kind = asked.headers.get("content-type", "")
        said = client.generic(asked.method, path, asked.post_data or "", kind, headers={"origin": HERE, "host": HOST})
        route.fulfill(status=said.status_code, headers=dict(said.items()), body=said.content)

    with browser.new_context(base_url=HERE) as context:
        context.route("**/*", answer)
        page = context.new_page()
        page.clock.install()
        page.goto(at("events"))
        yield page


def types(page: Page, words: str, then: str) -> None:
    """Somebody types, and stops; the page says what came of it."""
    page.get_by_label("What happened?").fill(words)
    page.clock.run_for(3500)
    expect(page.locator("[data-saved]")).to_contain_text(then)


def cut(route: Route) -> None:
    """The line is dead."""
    route.abort()


def kept() -> str:
    """What is saved of the officer's words."""
    return str(Draft.objects.get().data["what_happened"][0])


def test_a_page_saves_itself_and_loses_nothing(tab: Page, client: Client) -> None:
    types(tab, TYPED, "Saved at")
    assert kept() == TYPED
    types(tab, f"{TYPED} Then", "Saved at")
    assert barriers(tab) == []
    tab.context.route("**/receive/**", cut)
    types(tab, f"{TYPED} Later", "cannot be reached")
    tab.context.unroute("**/receive/**", cut)
    tab.clock.run_for(31_000)
    expect(tab.locator("[data-saved]")).to_contain_text("Saved at")
    assert kept() == f"{TYPED} Later"
    client.logout()
    way = tab.get_by_role("link", name="Sign in (opens in a new tab)")
    expect(way).to_be_hidden()
    types(tab, f"{TYPED} Signed out", "you are signed out")
    expect(way).to_have_attribute("href", "/accounts/login/")
    expect(way).to_be_visible()
    tab.get_by_role("button", name="Save and come back later").click()
    expect(tab.get_by_role("heading", level=1)).to_contain_text("signed out")
    assert f"{TYPED} Signed out" in tab.content()


def test_two_windows_do_not_write_over_each_other(client: Client) -> None:
    client.force_login(Place().officer)
    said = {"autosave": "1", "seen": ""}
    seen = json.loads(client.post(at("events"), said | {"what_happened": TYPED}).content)["seen"]
    other = client.post(at("events"), said | {"what_happened": "Otherwise."})
    assert (other.status_code, kept()) == (409, TYPED)
    again = client.post(at("events"), said | {"seen": seen, "what_happened": "More."})
    assert (again.status_code, kept()) == (200, "More.")
