"""A page of a referral saves itself after typing, says when, and says plainly when it could not: in a real browser."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Browser, Page, Route, expect

from scr_portal.accounts import Membership, User
from scr_portal.drafts import Draft
from scr_portal.roles import Role
from tests import build
from tests.browsing import barriers
from tests.referrals.case import Place
from tests.referrals.referrals.begun import sits_down, unsent
from tests.referrals.referrals.test_receive import at
from tests.served import HERE, served

pytestmark = pytest.mark.django_db
TYPED = "The child died at home."


@pytest.fixture
def client() -> Client:
    """The cookies that all tabs of the browser share; a form without the right mark is refused, as it is outside."""
    return Client(enforce_csrf_checks=True)


@pytest.fixture
def place() -> Place:
    """The board whose officer fills in the page."""
    return Place()


@pytest.fixture
def tab(browser: Browser, client: Client, place: Place) -> Iterator[Page]:
    """The page on which the officer says what happened."""
    sits_down(client, place.officer)
    with served(browser, client) as page:
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


def in_another_tab(client: Client, path: str, **said: str) -> None:
    """A form of another tab of the same browser is sent, with the mark that its page shows."""
    shown = client.get(path).content.decode()
    mark = re.findall(r'name="csrfmiddlewaretoken" value="(.*?)"', shown)[-1]
    answer = client.post(path, said | {"csrfmiddlewaretoken": mark}, headers={"origin": HERE})
    assert answer.status_code == 302


def signs_out(client: Client) -> None:
    """The officer signs out in another tab."""
    in_another_tab(client, "/accounts/logout/")


def signs_in(client: Client, person: User) -> None:
    """Somebody signs in in another tab."""
    in_another_tab(client, "/accounts/login/", login=person.email, password=build.PASSWORD)


def come_back(page: Page) -> None:
    """The tab is looked at again."""
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")


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
    signs_out(client)
    way = tab.get_by_role("link", name="Sign in (opens in a new tab)")
    expect(way).to_be_hidden()
    types(tab, f"{TYPED} Signed out", "you are signed out")
    expect(way).to_have_attribute("href", "/accounts/login/")
    expect(way).to_be_visible()
    tab.get_by_role("button", name="Save and come back later").click()
    expect(tab.get_by_role("heading", level=1)).to_contain_text("signed out")
    assert f"{TYPED} Signed out" in tab.content()


@pytest.mark.parametrize("width", [1280, 390])
def test_whoever_types_at_the_top_of_a_long_page_sees_that_it_is_not_saved(
    tab: Page, client: Client, width: int
) -> None:
    tab.set_viewport_size({"width": width, "height": 700})
    said, way = tab.locator("[data-saved]"), tab.get_by_role("link", name="Sign in (opens in a new tab)")
    types(tab, TYPED, "Saved at")
    tab.evaluate("scrollTo(0, 0)")
    expect(said).not_to_be_in_viewport()
    signs_out(client)
    types(tab, f"{TYPED} Signed out", "you are signed out")
    for place in ("scrollTo(0, 0)", "scrollTo(0, 500)", "scrollTo(0, document.body.scrollHeight)"):
        tab.evaluate(place)
        expect(said).to_be_in_viewport(ratio=1)
        expect(way).to_be_in_viewport(ratio=1)
    last = tab.locator("form[data-autosave] :is(input, textarea, select):visible").last
    last.focus()
    below, top = said.bounding_box(), last.bounding_box()
    assert below
    assert top
    assert not below["y"] < top["y"] + top["height"] / 2 < below["y"] + below["height"]


def test_it_goes_on_saving_after_signing_in_in_another_tab(tab: Page, client: Client, place: Place) -> None:
    types(tab, TYPED, "Saved at")
    signs_out(client)
    types(tab, f"{TYPED} Signed out", "you are signed out")
    signs_in(client, place.officer)
    come_back(tab)
    expect(tab.locator("[data-saved]")).to_contain_text("Saved at")
    expect(tab.get_by_role("link", name="Sign in (opens in a new tab)")).to_be_hidden()
    assert kept() == f"{TYPED} Signed out"
    types(tab, f"{TYPED} And more", "Saved at")
    assert kept() == f"{TYPED} And more"
    tab.get_by_role("button", name="Continue").click()  # the button too has the fresh mark
    expect(tab.get_by_role("heading", level=1)).to_contain_text("What happened")
    problem = tab.get_by_role("alert").filter(has_text="There is a problem")
    expect(problem).to_contain_text("Select what the referral is about")


def test_signing_in_anew_without_having_signed_out_is_not_noticed(tab: Page, client: Client, place: Place) -> None:
    client.cookies.pop("sessionid")
    signs_in(client, place.officer)
    types(tab, TYPED, "Saved at")
    assert kept() == TYPED


def test_what_one_person_typed_is_not_saved_as_another_s(tab: Page, client: Client, place: Place) -> None:
    other = build.member(Role.OFFICER, place.board, "Another officer")
    signs_out(client)
    signs_in(client, other)
    types(tab, TYPED, "somebody else has signed in")
    come_back(tab)
    assert not unsent().exists()
    assert tab.get_by_label("What happened?").input_value() == TYPED


def test_a_right_that_ended_is_said_as_what_it_is(tab: Page, place: Place) -> None:
    Membership.objects.filter(user=place.officer).update(until=timezone.localdate())
    types(tab, TYPED, "you cannot do this any more")


def test_a_fresh_mark_is_given_to_no_other_site(client: Client, place: Place) -> None:
    sits_down(client, place.officer)
    said = {"autosave": "1", "writer": place.officer.public_id}
    for origin in ({}, {"origin": "https://evil.example"}):
        answer = client.post(at("events"), said, headers={"accept": "application/json"} | origin)
        assert answer.status_code == 403
        assert "token" not in answer.content.decode().replace("csrfmiddlewaretoken", "")


def test_two_windows_do_not_write_over_each_other() -> None:
    client = Client()
    sits_down(client, Place().officer)
    said = {"autosave": "1", "seen": ""}
    seen = json.loads(client.post(at("events"), said | {"what_happened": TYPED}).content)["marks"]["seen"]
    other = client.post(at("events"), said | {"what_happened": "Otherwise."})
    assert (other.status_code, kept()) == (409, TYPED)
    again = client.post(at("events"), said | {"seen": seen, "what_happened": "More."})
    assert (again.status_code, kept()) == (200, "More.")


def test_what_was_typed_before_a_row_came_or_went_is_there_for_who_comes_back(client: Client, place: Place) -> None:
    sits_down(client, place.officer)
    typed = {
        "what_happened": TYPED, "occurrences-count": "2", "occurrences-0-what": "Seen at the clinic.",
        "occurrences-1-what": "Moved house.", "seen": client.get(at("events")).context["seen"],
    }  # fmt: skip
    added = post(client, at("events"), typed | {"occurrences-add": "1"})
    assert added.status_code == 200
    assert [kept(), rows(client)] == [TYPED, ["Seen at the clinic.", "Moved house.", ""]]
    more = typed | {"occurrences-count": "3", "occurrences-2-what": "Died.", "seen": added.context["seen"]}
    assert post(client, at("events"), more | {"occurrences-remove": "0"}).status_code == 200
    assert rows(client) == ["Moved house.", "Died."]
    assert not [name for name in Draft.objects.get().data if name.endswith(("-add", "-remove"))]


def post(client: Client, path: str, said: dict[str, str]) -> Any:
    """The form of a page, with the mark that it shows."""
    mark = re.findall(r'name="csrfmiddlewaretoken" value="(.*?)"', client.get(path).content.decode())[-1]
    return client.post(path, said | {"csrfmiddlewaretoken": mark}, headers={"origin": HERE})


def rows(client: Client) -> list[str]:
    """What stands in the key dates for who opens the page anew."""
    shown = client.get(at("events")).context["form"]
    return [str(row["what"].value() or "") for row in shown.rows["occurrences"].forms]
