"""What is looked for on every page that a journey meets."""

import re
from dataclasses import dataclass, field

from django.urls import resolve
from playwright.sync_api import ConsoleMessage, Error, Page, Request, Response

from tests.browsing import DESK, PHONE, barriers
from tests.journeys.steps.once import Once

TAKEN = {200, 409, 410, 422}
"""The answers a journey may get: a page, a step refused in words, a link that works no more, a form with errors."""
REFUSED_IN_WORDS = re.compile(r"Failed to load resource.* status of (409|410|422)")
PAGE_OF = re.compile(r"^Page \d+ of \d+: ")
"""What the title of a document that is read page by page begins with."""
PARTS = "h1, h2, caption, legend, .govuk-error-message"
"""What tells pages of one address apart; another name or day in them makes no other page."""
WIDER = """() => [...document.querySelectorAll('body *')]
    .filter(each => !each.closest('thead') && each.getBoundingClientRect().right > innerWidth + 1)
    .slice(0, 5).map(each => each.outerHTML.slice(0, 200))"""


@dataclass
class Looking:
    """Looks at the pages of one tab, and listens to what the browser complains of."""

    page: Page
    scripts: bool = True
    addresses: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("console", self._hear)
        self.page.on("pageerror", self._hear_error)
        self.page.on("request", self._note)
        self.page.on("response", self._answered)

    def look(self) -> None:
        """The page answered, its title is that of its heading, and what is new to the run keeps nobody out."""
        assert not self.complaints, f"{self.page.url}: {self.complaints}"
        self._title()
        if Once.is_first("looked at", str(self.scripts), self.view, self._shape()):
            found = barriers(self.page) if self.scripts else []  # axe is one
            assert not found, f"{self.page.url}: {found}"
            self._fits_a_phone()

    @property
    def view(self) -> str:
        """The name of the page's address."""
        return resolve(self.page.url.split("?")[0].split("#")[0].removeprefix(self._origin())).view_name

    def _origin(self) -> str:
        return str(self.page.evaluate("location.origin"))

    def _title(self) -> None:
        heading = self.page.locator("h1").first.inner_text()
        wrong = self.page.locator(".govuk-error-summary:not([role=region])").count() > 0
        starts = f"Error: {heading}" if wrong else heading
        assert PAGE_OF.sub("", self.page.title()).startswith(starts), (
            f"{self.page.url}: {self.page.title()!r}, not {starts!r}"
        )

    def _shape(self) -> str:
        return str(self.page.locator(PARTS).evaluate_all("parts => parts.map(part => part.tagName).join()"))

    def _fits_a_phone(self) -> None:
        self.page.set_viewport_size(PHONE)
        width = self.page.evaluate("document.documentElement.scrollWidth")
        wider = self.page.evaluate(WIDER) if width > PHONE["width"] else []
        self.page.set_viewport_size(DESK)
        assert width <= PHONE["width"], f"{self.page.url} is {width} wide on a phone: {wider}"

    def _hear(self, said: ConsoleMessage) -> None:
        if said.type in ("error", "warning") and not REFUSED_IN_WORDS.search(said.text):
            self.complaints.append(f"{said.type}: {said.text}")

    def _hear_error(self, error: Error) -> None:
        self.complaints.append(str(error))

    def _note(self, request: Request) -> None:
        self.addresses.append(request.url)

    def _answered(self, response: Response) -> None:
        if response.status >= 400 and (response.request.resource_type != "document" or response.status not in TAKEN):
            self.complaints.append(f"{response.status} for {response.url}")
