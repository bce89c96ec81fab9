"""A guest whose visit ends while they type: told to open the link again, not to sign in; nothing typed is lost."""

import pytest
from django.test import Client
from playwright.sync_api import Browser, expect

from scr_portal.drafts import Draft
from tests.referrals.links.conftest import Way
from tests.served import served

PAGE, TYPED = "/refer/events/", "The child died at home."
AGAIN = "Open your link again, in another tab"


def test_who_came_by_link_is_told_to_open_it_again_and_goes_on(browser: Browser, way: Way) -> None:
    client = way.comes_in()
    with served(browser, client) as tab:
        tab.goto(PAGE)
        client.cookies.pop("sessionid")
        tab.get_by_label("What happened?").fill(TYPED)
        tab.clock.run_for(3500)
        expect(tab.locator("[data-saved]")).to_contain_text(AGAIN)
        assert tab.get_by_role("link", name="Sign in").count() == 0
        assert not Draft.objects.exists()
        way.comes_in()
        tab.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
        expect(tab.locator("[data-saved]")).to_contain_text("Saved at")
    assert Draft.objects.get().data["what_happened"] == [TYPED]


@pytest.mark.parametrize("checked", [False, True], ids=["signed out", "out of date"])
def test_whoever_presses_the_button_keeps_what_was_typed_and_is_led_to_the_link(way: Way, checked: bool) -> None:
    shown = way.comes_in().get(PAGE).content.decode()
    assert 'name="by-link" value="1"' in shown
    said = {"what_happened": TYPED, "trigger": "death", "by-link": "1"}
    out = Client(enforce_csrf_checks=checked).post(PAGE, said, headers={"origin": "http://testserver"})
    page = out.content.decode()
    assert out.status_code == 403
    assert AGAIN in page
    assert TYPED in page
    assert "/accounts/login/" not in page
    assert ">By link<" not in page


def test_whoever_has_an_account_is_led_to_sign_in(way: Way) -> None:
    assert 'name="by-link"' not in way.office.get("/referrals/receive/").content.decode()
    out = Client().post(PAGE, {"what_happened": TYPED}, headers={"origin": "http://testserver"}).content.decode()
    assert "/accounts/login/" in out
    assert AGAIN not in out
