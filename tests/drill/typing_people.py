"""Somebody who types into the forms of a case, in a browser."""

from dataclasses import dataclass

from django.conf import settings
from django.test import Client
from playwright.sync_api import BrowserContext, Page, expect

from referrals.parallel.models import ParallelProcess
from referrals.referrals.unsent import begin
from scr_portal.accounts import User
from scr_portal.casefiles import CaseFile
from tests.journeys.steps.answering import fill
from tests.live import Portal
from tests.referrals.case import Place


@dataclass
class Officer:
    """An officer at a browser, and a case of the board."""

    portal: Portal
    page: Page
    place: Place
    case: CaseFile

    def __post_init__(self) -> None:
        self.unsent = f"/referrals/receive/{begin(self.place.board, self.place.officer).public_id}/"

    @property
    def events(self) -> str:
        """The page of a referral that is begun on which it is said what happened."""
        return f"{self.unsent}events/"

    @property
    def form(self) -> str:
        """The page of a step that makes a row of the case."""
        return f"/cases/{self.case.public_id}/processes/record/"

    def types(self, address: str, answers: dict[str, str], page: Page | None = None) -> None:
        """Fill in the form of a page, and send nothing."""
        page = page or self.page
        page.goto(address)
        fill(page, answers)

    def presses(self, button: str, page: Page | None = None) -> None:
        """Send the form."""
        (page or self.page).get_by_role("button", name=button, exact=True).click()

    def recorded(self) -> list[str]:
        """What the register of the case says."""
        return list(ParallelProcess.objects.filter(casefile=self.case).values_list("note", flat=True))


def sit_down(context: BrowserContext, person: User, portal: Portal) -> None:
    """Give the browser a session of this person."""
    client = Client()
    client.force_login(person)
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": portal.url}])


def says(page: Page, words: str) -> None:
    """The page says this."""
    expect(page.locator("main")).to_contain_text(words)


def holds(page: Page, question: str, words: str) -> None:
    """The box of a question has these words in it."""
    expect(page.get_by_label(question, exact=True)).to_have_value(words)
