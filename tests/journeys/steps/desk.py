"""A tab at which one person after the other sits down."""

import re

from playwright.sync_api import BrowserContext, Locator, Page, expect

from scr_portal.accounts import User
from tests import build
from tests.journeys.steps.answering import Answers, blank, fill, follow_error_links
from tests.journeys.steps.looking import Looking
from tests.journeys.steps.once import Once
from tests.live import Portal

PASSWORD = build.PASSWORD
SIGNED: dict[str, str] = {"Your password": PASSWORD}
"""What a step that is signed asks for besides."""


class Desk:
    """Goes from page to page as a person does, and looks at each (looking.py)."""

    def __init__(self, portal: Portal, page: Page, *, scripts: bool = True) -> None:
        self.portal, self.page, self.looking = portal, page, Looking(page, scripts)
        self.sessions: dict[str, str] = {}
        self.never_empty: set[str] = set()

    @property
    def context(self) -> BrowserContext:
        """The browser's own memory, with its cookies."""
        return self.page.context

    @property
    def path(self) -> str:
        """The address of this page in the portal."""
        return self.page.url.removeprefix(self.portal.url)

    def sign_in(self, person: User, path: str = "/home/") -> None:
        """Sit down as this person, through the sign-in form the first time, and open a page."""
        self.leave()
        if session := self.sessions.get(person.email):
            self.context.add_cookies([{"name": "sessionid", "value": session, "url": self.portal.url}])
            self.open(path)
            return
        self.open(path)
        fill(self.page, {"E-mail address": person.email, "Password": PASSWORD})
        self.press("Sign in")
        expect(self.page.locator(".portal-header__reader")).to_have_text(person.name)
        self.sessions[person.email] = next(
            str(each.get("value")) for each in self.context.cookies() if each.get("name") == "sessionid"
        )

    def leave(self) -> None:
        """Nobody is signed in."""
        self.context.clear_cookies()

    def open(self, path: str) -> None:
        """Go to an address."""
        self.page.goto(path)
        self.looking.look()

    def links(self, words: str | re.Pattern[str]) -> Locator:
        """The links to other pages with these words, whether they look like links or like buttons."""
        main = self.page.locator("main")
        by_text = main.get_by_text(words, exact=True).and_(self.page.locator("a:not([href^='#'])"))
        return by_text if by_text.count() else main.get_by_role("link", name=words, exact=True)

    def follow(self, words: str | re.Pattern[str]) -> None:
        """Follow the first of these links."""
        with self.page.expect_navigation():
            self.links(words).first.click()
        self.looking.look()

    def press(self, button: str) -> None:
        """Press a button that sends a form."""
        with self.page.expect_navigation():
            self.page.get_by_role("button", name=button, exact=True).click()
        self.looking.look()

    def send(self, button: str, answers: Answers | None = None, *, asks: bool = True) -> None:
        """Answer and send a form; the first of its kind in the run empty before, when it `asks` for anything."""
        kind = self.looking.view
        if asks and kind not in self.never_empty and Once.is_first("empty", kind) and blank(self.page):
            self.press(button)
            follow_error_links(self.page)
            self.open(self.path.partition("#")[0])
        fill(self.page, answers or {})
        self.press(button)

    def done(self, button: str, answers: Answers | None = None, *, asks: bool = True) -> None:
        """Send a form, and it is taken."""
        self.send(button, answers, asks=asks)
        errors = self.page.locator(".govuk-error-summary a, .govuk-error-summary li").all_inner_texts()
        assert self.page.locator(".govuk-error-summary:not([role=region])").count() == 0, f"{self.path}: {errors}"

    def sees(self, *words: str) -> None:
        """The page says this."""
        for each in words:
            expect(self.page.locator("main")).to_contain_text(each)
