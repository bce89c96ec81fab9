"""A case of its own is opened page by page, in a real browser: nothing typed is lost, and nothing left unseen."""

from collections.abc import Iterator, Sequence

import pytest
from django.test import Client
from playwright.sync_api import Browser, Page, expect

from referrals.models import ParallelProcess
from referrals.moves.forms import PARTS
from referrals.moves.forms import WHY as WHY_PAGE
from referrals.moves.splitting import OfSplit
from referrals.moves.transitions import facts_of
from referrals.parallel import transitions as parallel
from referrals.referrals import later
from referrals.referrals.family import said_of
from referrals.referrals.forms import Part
from referrals.referrals.models import Referral
from scr_portal.alerts import transitions as alerts
from scr_portal.alerts.models import Alert
from scr_portal.casefiles import CaseFile
from scr_portal.drafts import Draft
from tests.browsing import barriers
from tests.referrals.case import Place
from tests.referrals.referrals.test_in_full import FACTS
from tests.served import HERE, served

pytestmark = pytest.mark.django_db
WHY, DO_NOT_RING = "Another child of the street.", "Do not ring the aunt."
NEW = "Child L"


@pytest.fixture
def place() -> Place:
    """The board whose officer opens a case from another."""
    return Place()


@pytest.fixture
def here(place: Place) -> Referral:
    """A referral with everything, on a case with a warning and a process that it did not know of."""
    here = place.receive(**FACTS)
    case = here.casefile
    alerts.record.run(Alert(casefile=case), place.officer, kind="no_contact", text=DO_NOT_RING, audience="shared")
    new = ParallelProcess(casefile=case)
    parallel.record.run(new, place.officer, kind="civil", lead="A court", blocks_publication=False, note="")
    here.refresh_from_db()
    return here


@pytest.fixture
def tab(browser: Browser, client: Client, place: Place, here: Referral) -> Iterator[Page]:
    """The page of the referral."""
    client.force_login(place.officer)
    with served(browser, client) as page:
        page.goto(f"/referrals/{here.public_id}/")
        page.get_by_role("link", name="Open a case of its own").click()
        yield page


def at(here: Referral, page: str = "") -> str:
    """One of its pages."""
    return f"/referrals/{here.public_id}/split/{page}"


def answered(page: Page, slug: str) -> None:
    """What the officer says beside what stands there."""
    if slug == "why":
        page.get_by_label("Why is it a case of its own?").fill(WHY)
    if slug == "children":
        page.get_by_label("What the child is called in the portal").fill(NEW)


def says(page: Page, title: str) -> None:
    """The page with this title is there."""
    expect(page.get_by_role("heading", level=1)).to_have_text(title)


def leaves(page: Page, part: Part) -> None:
    """One page is left with its button, and the next one is there."""
    answered(page, part.slug)
    page.get_by_role("button", name="Continue").click()
    after = [*(one.title for one in PARTS), OfSplit.last_page]
    says(page, after[PARTS.index(part) + 1])


def through(page: Page, parts: Sequence[Part] = PARTS) -> None:
    """Page by page, each left with its button."""
    for part in parts:
        says(page, part.title)
        leaves(page, part)


def opens(page: Page) -> None:
    """The step is taken; what came of it stands on the page of the referral."""
    page.get_by_role("button", name="Open the new case").click()
    expect(page.locator("main")).to_contain_text("Goes on in")


def processes(case: CaseFile) -> set[str]:
    """What stands on its register."""
    return set(ParallelProcess.objects.filter(casefile=case).values_list("kind", flat=True))


def main(page: Page) -> str:
    """What the page says."""
    return page.locator("main").inner_text()


def follows(page: Page, title: str) -> None:
    """One line of the list."""
    page.get_by_role("link", name=title, exact=True).click()


def test_from_the_referral_to_a_case_with_what_was_left_of_it(tab: Page, here: Referral) -> None:
    follows(tab, PARTS[0].title)
    through(tab)
    assert tab.url == HERE + at(here, "check/")
    assert barriers(tab) == []
    said = main(tab)
    for words in (
        WHY,
        NEW,
        "Kernewek",
        "Jory Teague",
        "Seen at the clinic.",
        DO_NOT_RING,
        "Coroner",
        "nothing here is",
    ):
        assert words in said
    assert not Referral.objects.filter(came_from=here).exists()
    opens(tab)
    second = Referral.objects.get(came_from=here)
    assert (second.casefile.label, second.came_because) == (NEW, WHY)
    as_it_was, as_it_is = facts_of(here) | said_of(here), facts_of(second) | said_of(second)
    assert {name for name in as_it_was if as_it_was[name] != as_it_is[name]} == set()
    assert processes(second.casefile) == {"coroner", "civil"}
    assert not Draft.objects.exists()


def test_what_is_taken_away_does_not_go_along(tab: Page, here: Referral) -> None:
    follows(tab, PARTS[0].title)
    through(tab, PARTS[:-1])
    tab.get_by_label("Coroner").uncheck()
    through(tab, PARTS[-1:])
    follow = tab.locator(".portal-follows").inner_text()
    assert "Coroner" not in follow
    assert DO_NOT_RING in follow
    opens(tab)
    assert processes(Referral.objects.get(came_from=here).casefile) == {"civil"}
    assert processes(here.casefile) == {"coroner", "civil"}


def test_what_was_typed_is_there_when_somebody_comes_back(tab: Page, here: Referral) -> None:
    tab.goto(at(here, "events/"))
    tab.get_by_label("What happened?").fill("Another incident.")
    tab.get_by_role("button", name="Save and come back later").click()
    tab.get_by_role("link", name="Open a case of its own").click()
    says(tab, "Open a case of its own")
    assert tab.url == HERE + at(here)
    assert barriers(tab) == []
    assert main(tab).count("Not started") == len(PARTS) - 1
    assert main(tab).count("Done") == 1
    assert "Cannot start yet" in main(tab)
    follows(tab, "What happened")
    expect(tab.get_by_label("What happened?")).to_have_value("Another incident.")
    here.refresh_from_db()
    assert here.what_happened == "The child died at home."


def test_what_nobody_looked_through_is_not_lost_without_a_word(tab: Page, here: Referral) -> None:
    for part in [one for one in PARTS if one.slug != "family"]:
        tab.goto(at(here, f"{part.slug}/"))
        leaves(tab, part)
    tab.goto(at(here, "check/"))
    tab.get_by_role("button", name="Open the new case").click()
    tab.locator(".govuk-error-summary").get_by_role("link", name="Look through “Family and others” first").click()
    expect(tab.get_by_role("heading", level=1)).to_have_text("Family and others")
    assert not Referral.objects.filter(came_from=here).exists()


def test_once_the_referral_is_changed_its_pages_are_looked_through_again(
    tab: Page, here: Referral, place: Place
) -> None:
    follows(tab, PARTS[0].title)
    through(tab)
    later.update_risk.run(here, place.officer, others_at_risk="unknown", others_at_risk_action="")
    tab.get_by_role("button", name="Open the new case").click()
    expect(tab.locator(".govuk-error-summary")).to_contain_text("Somebody else changed this")
    assert not Referral.objects.filter(came_from=here).exists()
    tab.goto(at(here))
    assert main(tab).count("Not started") == len(PARTS)
    follows(tab, PARTS[0].title)
    expect(tab.get_by_label("Why is it a case of its own?")).to_have_value(WHY)
    through(tab)
    opens(tab)
    assert Referral.objects.get(came_from=here).casefile.label == NEW


def test_sent_twice_it_opens_one_case(tab: Page, here: Referral, client: Client) -> None:
    follows(tab, PARTS[0].title)
    through(tab)
    marks = {name: tab.locator(f"input[name={name}]").input_value() for name in ("seen", "once", "version", "drafted")}
    opens(tab)
    again = client.post(at(here, "check/"), marks)
    assert again.status_code == 409
    assert "You have sent this already" in again.content.decode()
    assert Referral.objects.filter(came_from=here).count() == 1


def test_what_was_typed_is_discarded(tab: Page, here: Referral) -> None:
    tab.goto(at(here, "why/"))
    leaves(tab, WHY_PAGE)
    tab.goto(at(here))
    tab.get_by_text("Discard what you typed").click()
    expect(tab.locator("main")).to_contain_text("Every page shows again what the referral says.")
    tab.get_by_role("button", name="Discard all pages").click()
    expect(tab.locator("main")).to_contain_text("What you typed is discarded.")
    assert main(tab).count("Not started") == len(PARTS)
    assert not Draft.objects.exists()
